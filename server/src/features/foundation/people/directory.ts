import type { CacheCodec, TenantCache, TenantCaches } from '#platform/cache/index.ts';
import type { Scope, TxScope } from '#tenancy/scope/index.ts';
import { announceMember } from './events.ts';
import type { Directory, External, Person } from './model.ts';
import { listPeople, putExternals, putMember } from './store/people.ts';

/** What other features may ask about people and do to them. */
export interface People {
  /** Everyone whose name can stand in this tenant's data, by id; remembered, so lists need no join. */
  directory(scope: Scope): Promise<Directory>;
  /** Call after every commit that changed people. */
  changed(tenantId: string): Promise<void>;
  /** Makes sure that a member can be named in the tenant's data. */
  ensureMember(tx: TxScope, member: { id: string; name: string; active?: boolean }): void;
  /** Makes sure that outside people can be named. @returns handle → person id */
  upsertExternals(
    tx: TxScope,
    externals: readonly External[],
  ): Promise<ReadonlyMap<string, string>>;
}

/** People of all tenants together: many small tenants or a few large ones. */
const REMEMBERED = 200_000;

/** A tenant has one directory. */
const WHOLE = 'directory';

const FORM: CacheCodec<Directory> = {
  version: 1,
  write: (directory) => [...directory.values()],
  // Values in Redis are encrypted, so we wrote them.
  read: (people) => new Map((people as Person[]).map((person) => [person.id, person])),
};

export class CachedPeople implements People {
  readonly #directories: TenantCache<Directory>;

  constructor(caches: TenantCaches) {
    this.#directories = caches.tenantCache('people', {
      max: REMEMBERED,
      weigh: (directory) => directory.size + 1,
      ttlMs: 300_000,
      shared: FORM,
    });
  }

  directory(scope: Scope): Promise<Directory> {
    return this.#directories.get(
      scope.tenantId,
      WHOLE,
      async () => new Map((await listPeople(scope)).map((person) => [person.id, person])),
    );
  }

  changed(tenantId: string): Promise<void> {
    return this.#directories.invalidate(tenantId, WHOLE);
  }

  ensureMember(tx: TxScope, member: { id: string; name: string; active?: boolean }): void {
    putMember(tx, member);
    announceMember(tx, member);
  }

  upsertExternals(
    tx: TxScope,
    externals: readonly External[],
  ): Promise<ReadonlyMap<string, string>> {
    return putExternals(tx, externals);
  }
}

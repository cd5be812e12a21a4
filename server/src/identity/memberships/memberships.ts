import { jsonCodec, type TenantCache, type TenantCaches } from '#platform/cache/index.ts';
import type { Role } from '../access/index.ts';
import type { Control } from '../tables/index.ts';
import { findMember, listStandings } from './membership-store.ts';

/** What every request on a tenant's data needs to know of its caller. */
export interface Standing {
  readonly role: Role;
  readonly name: string;
}

/** Who may enter which tenant, remembered until it changes. */
export class Memberships {
  readonly #control: Control;
  readonly #standings: TenantCache<Standing | undefined>;

  constructor(control: Control, caches: TenantCaches) {
    this.#control = control;
    this.#standings = caches.tenantCache('membership', {
      max: 100_000,
      ttlMs: 30_000,
      shared: jsonCodec(1),
    });
  }

  /** A person's standing in a tenant, if they are an active member. */
  standingOf(tenantId: string, userId: string): Promise<Standing | undefined> {
    return this.#standings.get(tenantId, userId, async () => {
      const member = await findMember(this.#control, tenantId, userId);
      return member?.active ? { role: member.role, name: member.name } : undefined;
    });
  }

  /**
   * The standing of those of many people who are active members: from memory, and with one query for all
   * that is not remembered. For long-lived connections.
   */
  async standingsOf(
    tenantId: string,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, Standing>> {
    const found = new Map<string, Standing>();
    const unknown = userIds.filter((id) => {
      const known = this.#standings.peek(tenantId, id);
      if (known) found.set(id, known);
      return known === undefined;
    });
    if (unknown.length === 0) return found;
    let asked: ReturnType<typeof listStandings> | undefined;
    const ask = () => (asked ??= listStandings(this.#control, tenantId, unknown));
    await Promise.all(
      unknown.map(async (id) => {
        const standing = await this.#standings.getHere(tenantId, id, async () =>
          (await ask()).get(id),
        );
        if (standing) found.set(id, standing);
      }),
    );
    return found;
  }

  /** Call after every committed change of a membership or of the account's name. */
  changed(tenantId: string, userId: string): Promise<void> {
    return this.#standings.invalidate(tenantId, userId);
  }
}

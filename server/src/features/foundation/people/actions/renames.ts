import type { TenantRecord } from '#tenancy/index.ts';
import { type Member, type Rename, listMembers } from '#identity/index.ts';
import type { MemberDeps } from './members.ts';
import { announceMember } from '../events.ts';
import { renamePerson } from '../store/people.ts';

/**
 * Carries a changed name of an account into every tenant that knows the person. One that takes no writes
 * at present gets it when it is opened again; a person's own name does not wait for that.
 */
export const keepNames =
  ({ identity, people }: MemberDeps) =>
  async ({ account, tenantIds }: Rename): Promise<void> => {
    for (const tenantId of tenantIds) {
      const tenant = await identity.tenancy.find(tenantId);
      if (tenant?.state !== 'active') continue;
      await identity.tenancy.scopeOf(tenant).transact(async (tx) => {
        renamePerson(tx, account.id, account.fullName);
        announceMember(tx, { id: account.id, name: account.fullName });
      });
      await people.changed(tenantId);
    }
  };

const PAGE = 500;

/** Brings a tenant the names its members have by now; some may have changed while it took no writes. */
export async function catchUpNames(
  { identity, people }: MemberDeps,
  tenant: TenantRecord,
): Promise<void> {
  let last: Member | undefined;
  do {
    const members: Member[] = await listMembers(identity.control, tenant.id, {
      limit: PAGE,
      q: undefined,
      after: last && { name: last.name.toLowerCase(), id: last.userId },
    });
    await identity.tenancy.scopeOf(tenant).transact(async (tx) => {
      for (const { userId, name } of members) renamePerson(tx, userId, name);
    });
    last = members.length < PAGE ? undefined : members.at(-1);
  } while (last);
  await people.changed(tenant.id);
}

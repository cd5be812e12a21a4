import type { MemberDeps } from './members.ts';
import { renamePerson } from './store.ts';

/** Carries a changed name of an account into every tenant that knows the person. */
export function keepNames({ identity, people }: MemberDeps): void {
  identity.renames.listen(async ({ account, tenantIds }) => {
    for (const tenantId of tenantIds) {
      const tenant = await identity.tenancy.find(tenantId);
      if (!tenant) continue;
      await identity.tenancy
        .scopeOf(tenant)
        .transact(async (tx) => renamePerson(tx, account.id, account.fullName));
      await people.changed(tenantId);
    }
  });
}

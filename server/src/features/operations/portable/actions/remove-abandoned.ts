import {
  listOrphans,
  listMembersForExport,
  removeAccounts,
  removeMembership,
} from '#identity/index.ts';
import { listAbandonedImports, findPendingImport } from '#tenancy/pending-imports/index.ts';
import { removeTenant } from '#tenancy/erasure/index.ts';
import type { PortableDeps } from '../deps.ts';

/** Removes a workspace that could not be filled, with the accounts that were made for it alone. */
export async function removeAbandonedImport(
  { identity, server }: PortableDeps,
  tenantId: string,
): Promise<void> {
  const { slug } = await identity.tenancy.reserved(tenantId);
  await identity.control.transaction().execute(async (trx) => {
    const pending = await findPendingImport(trx, tenantId);
    for (const { id } of await listMembersForExport(trx, tenantId))
      await removeMembership(trx, tenantId, id);
    await removeAccounts(trx, await listOrphans(trx, pending?.accounts ?? []));
  });
  await removeTenant(server, tenantId);
  await identity.tenancy.changed({ id: tenantId, slug });
}

/**
 * Removes the workspaces whose filling a crash has cut off. Call it when a server starts, and before the
 * next import.
 * @param onError called for each that could not be removed now
 * @returns how many were removed
 */
export async function removeAbandoned(
  deps: PortableDeps,
  onError: (error: unknown) => void,
): Promise<number> {
  let removed = 0;
  for (const tenantId of await listAbandonedImports(deps.server)) {
    try {
      await removeAbandonedImport(deps, tenantId);
      removed += 1;
    } catch (error) {
      onError(error);
    }
  }
  return removed;
}

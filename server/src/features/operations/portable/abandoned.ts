import { listOrphans, listRoster, removeAccounts, removeMembership } from '#identity/index.ts';
import { abandonedArrivals, findArrival } from '#tenancy/arrivals/index.ts';
import { removeTenant } from '#tenancy/erasure/index.ts';
import type { PortableDeps } from './deps.ts';

/** Removes a workspace that could not be filled, with the accounts that were made for it alone. */
export async function removeArrival(
  { identity, server }: PortableDeps,
  tenantId: string,
): Promise<void> {
  const { slug } = await identity.tenancy.reserved(tenantId);
  await identity.control.transaction().execute(async (trx) => {
    const arrival = await findArrival(trx, tenantId);
    for (const { id } of await listRoster(trx, tenantId)) await removeMembership(trx, tenantId, id);
    await removeAccounts(trx, await listOrphans(trx, arrival?.accounts ?? []));
  });
  await removeTenant(server, tenantId);
  await identity.tenancy.changed({ id: tenantId, slug });
}

/**
 * Removes the workspaces whose filling a crash has cut off. Call it when a server starts, and before the
 * next import.
 * @param onError hears of each that could not be removed now
 * @returns how many were removed
 */
export async function removeAbandoned(
  deps: PortableDeps,
  onError: (error: unknown) => void,
): Promise<number> {
  let removed = 0;
  for (const tenantId of await abandonedArrivals(deps.server)) {
    try {
      await removeArrival(deps, tenantId);
      removed += 1;
    } catch (error) {
      onError(error);
    }
  }
  return removed;
}

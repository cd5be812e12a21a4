import { listMembersForExport } from '#identity/index.ts';
import type { NewTenant, TenantRecord } from '#tenancy/index.ts';
import { openPlace, placeOf } from '#tenancy/transfer/index.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { createImportedTenant } from './create-imported.ts';
import type { PortableDeps } from '../deps.ts';
import type { FillProgress } from '../fill.ts';
import { sourceOf } from '../source.ts';

/**
 * Makes another workspace with the same rows and the same people, as of one moment; the rows go from
 * place to place without a file between.
 * @throws AppError `slug_taken`, `invalid`
 */
export async function cloneTenant(
  deps: PortableDeps,
  tenant: TenantRecord,
  copy: NewTenant,
  progress: FillProgress = () => undefined,
): Promise<TenantRecord> {
  await removeAbandoned(deps, (error) => {
    throw error;
  });
  const members = await listMembersForExport(deps.identity.control, tenant.id);
  await using store = await openPlace(placeOf(deps.server, tenant));
  const imported = await store.snapshot(async (snapshot) =>
    createImportedTenant(
      deps,
      {
        kind: 'clone',
        tenant: { settings: tenant, ...copy },
        members,
        source: await sourceOf(snapshot, store.tables),
      },
      progress,
    ),
  );
  return imported.tenant;
}

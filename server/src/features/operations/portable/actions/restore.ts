import { iso } from '#kernel/time.ts';
import { invalid } from '#kernel/errors.ts';
import { enrol } from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { announce } from '#messaging/events/index.ts';
import { assertNotMoving } from '#tenancy/erasure/index.ts';
import { setTenantState, withTenantLock } from '#tenancy/lifecycle/index.ts';
import { currentTables, openPlace, placeOf } from '#tenancy/transfer/index.ts';
import { checkRows } from '../archive/check.ts';
import { Archive } from '../archive/read.ts';
import { changed } from './create-imported.ts';
import type { ArchiveDeps, PortableDeps } from '../deps.ts';
import { workspaceReplaced } from '../events.ts';
import { type FillProgress, fill, rewriteIds } from '../fill.ts';
import { writePeople } from '../members.ts';

export interface Restored {
  readonly rows: number;
  /** When the file was written. */
  readonly from: string;
  /** E-mail addresses of accounts that were made; they have no password yet. */
  readonly made: readonly string[];
  /** Rows that came without their link, because it leads neither to http nor to https. */
  readonly linksDropped: number;
}

/** Why a workspace is in maintenance meanwhile; it tells a restore that was cut off from what an operator did. */
const REASON = 'a copy is being restored';

/**
 * Restores a workspace from a file, in one transaction in its cell: readers see all of
 * the old or all of the new. Meanwhile it is in state `maintenance`, its fence closed. Members are kept.
 * Those of the file who are none any more are added without being let in: an owner may have had reasons.
 * When this process dies in between, the workspace stays in maintenance with its rows whole; repeating the
 * command ends that.
 * @throws AppError `invalid`, also for a workspace that is on its way out; `conflict` while it moves
 */
export async function restoreTenant(
  deps: ArchiveDeps,
  tenant: TenantRecord,
  path: string,
  progress: { check?: FillProgress; write?: FillProgress } = {},
): Promise<Restored> {
  const { identity, server } = deps;
  await using archive = await Archive.open(path, deps.rules);
  const { linksDropped } = await checkRows(archive, await currentTables(server), progress.check);
  const before = tenant.state;
  if (before === 'provisioning' || before === 'pending_delete' || before === 'erased')
    throw invalid({
      path: tenant.slug,
      message: `is ${before}; only a workspace in use is restored`,
    });
  const lifecycle = { server, tenancy: identity.tenancy };
  await setTenantState(lifecycle, tenant, {
    to: 'maintenance',
    reason: REASON,
  });
  const wasCutOff = before === 'maintenance' && tenant.stateReason === REASON;
  const after = wasCutOff ? 'active' : before;
  let restored: Restored;
  try {
    const made = await withTenantLock(server, tenant.id, async ({ slug }, control) => {
      await assertNotMoving(control, tenant.id, slug);
      return replace(deps, tenant.id, archive, progress.write);
    });
    const rows = archive.tables.reduce((sum, table) => sum + table.rows, 0);
    restored = { rows, from: archive.manifest.createdAt, made, linksDropped };
  } finally {
    await setTenantState(lifecycle, tenant, {
      to: after,
      reason: wasCutOff ? undefined : (tenant.stateReason ?? undefined),
    });
  }
  if (after === 'active') await tell(deps, tenant);
  return restored;
}

/** Has every page that is open read again. */
const tell = ({ identity: { tenancy } }: PortableDeps, { id }: TenantRecord): Promise<void> =>
  tenancy.reserved(id).then((tenant) =>
    tenancy.scopeOf(tenant).transact(async (tx) =>
      announce(tx, workspaceReplaced, {
        projectId: null,
        subjectId: null,
        actorId: null,
        data: {},
      }),
    ),
  );

async function replace(
  deps: PortableDeps,
  tenantId: string,
  archive: Archive,
  progress?: FillProgress,
): Promise<string[]> {
  const { identity, server } = deps;
  const { control, tenancy } = identity;
  const members = archive.members.map((member) => ({ ...member, active: false }));
  const enrolment = await control
    .transaction()
    .execute((trx) => enrol(trx, tenantId, members, iso(identity.clock.now())));
  // Read again: it may have moved between the command's beginning and the moment it was held.
  await using store = await openPlace(placeOf(server, await tenancy.reserved(tenantId)));
  await store.change(async (writer) => {
    await writer.clear();
    await fill(writer, store.tables, archive, rewriteIds(changed(enrolment)), progress);
    await writePeople(deps, writer, store.tables, tenantId);
  });
  for (const id of enrolment.ids.values()) await identity.memberships.changed(tenantId, id);
  return enrolment.made.map(({ email }) => email);
}

import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import {
  listExisting,
  listOrphans,
  listMembersForExport,
  removeAccounts,
} from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { listDomains } from '#tenancy/domains/index.ts';
import {
  type Erasure,
  type ErasureReport,
  type Sought,
  TOMBSTONES,
  beginErasure,
  buryTenant,
  endErasure,
  findErasure,
  needlesOf,
  sampleTexts,
  search,
} from '#tenancy/erasure/index.ts';
import { openPlace, placeOf } from '#tenancy/transfer/index.ts';
import type { PortableDeps } from '../deps.ts';

export interface EraseOptions {
  /** Without waiting for the day it was announced for. */
  readonly now?: boolean | undefined;
  /** Leaves the accounts of its people, also of those who belong to nothing else. */
  readonly keepAccounts?: boolean | undefined;
}

/**
 * Removes everything there is of a workspace, and proves it: what it consisted of is noted, all is
 * removed, then every column of the control plane and of its cells is searched for what was noted.
 * Each step can be repeated, so after a crash the same command finishes.
 * @param ref slug or id; the slug still names it while its erasure has not ended
 * @returns the proof; that of the first time for what is erased already
 * @throws AppError `invalid` before its day; `conflict` while it moves, or when something was found
 */
export async function eraseTenant(
  deps: PortableDeps,
  ref: string,
  options: EraseOptions = {},
): Promise<ErasureReport> {
  const { identity, server } = deps;
  const { tenancy } = identity;
  const begun = await findErasure(server, ref);
  if (begun?.report) return begun.report;
  const cached = await tenancy.find(begun?.tenantId ?? ref);
  const tenant = cached && (await current(deps, cached));
  if (!tenant && !begun) throw notFound(`workspace "${ref}"`);
  if (tenant && !begun) assertDue(tenant, identity.clock.now(), options.now ?? false);
  const { tenantId, sought } = begun?.sought
    ? { tenantId: begun.tenantId, sought: begun.sought }
    : await note(deps, tenant as TenantRecord, options.keepAccounts ?? false);
  if (tenant) {
    await identity.sessions.endWith({ boundTo: tenantId });
    await buryTenant(server, tenantId);
  }
  const accounts = await leave(deps, { tenantId, sought });
  // Not key by key: what is remembered of its people goes as well, in every process.
  await tenancy.forgetEverything();
  return prove(deps, { tenantId, sought }, accounts);
}

type Noted = Pick<Erasure, 'tenantId'> & { readonly sought: Sought };

/** The tenant past every cache; undefined when it has no place any more. */
async function current(
  { identity }: PortableDeps,
  { id }: TenantRecord,
): Promise<TenantRecord | undefined> {
  return identity.tenancy.reserved(id).catch(() => undefined);
}

function assertDue({ slug, state, stateUntil }: TenantRecord, at: Date, now: boolean): void {
  if (state !== 'pending_delete')
    throw invalid({
      path: slug,
      message: 'is in use; delete it first, and erase it after its grace',
    });
  if (!now && stateUntil !== null && stateUntil > iso(at)) {
    const day = stateUntil.slice(0, 10);
    throw invalid({ path: slug, message: `may be erased from ${day} on; --now does it at once` });
  }
}

async function note(
  deps: PortableDeps,
  tenant: TenantRecord,
  keepAccounts: boolean,
): Promise<Noted> {
  const { identity, server } = deps;
  await using store = await openPlace(placeOf(server, tenant));
  const sought = {
    slug: tenant.slug,
    name: tenant.name,
    accounts: (await listMembersForExport(identity.control, tenant.id)).map(({ id, email }) => ({
      id,
      email,
    })),
    keepAccounts,
    hosts: (await listDomains(identity.tenancy.control, tenant.id)).map(({ host }) => host),
    samples: await sampleTexts(store),
  };
  return { tenantId: tenant.id, sought: await beginErasure(server, tenant.id, sought) };
}

interface Left {
  readonly kept: number;
  /** The addresses of the accounts that are gone, in this run or one before. */
  readonly removed: readonly string[];
}

/** Removes the accounts that belong to nothing any more. */
async function leave({ identity }: PortableDeps, { sought }: Noted): Promise<Left> {
  const { control, sessions } = identity;
  const ids = sought.accounts.map(({ id }) => id);
  if (sought.keepAccounts) return { kept: ids.length, removed: [] };
  const orphans = await listOrphans(control, ids);
  await sessions.endWith({ ofAccounts: orphans });
  await removeAccounts(control, orphans);
  const kept = new Set(await listExisting(control, ids));
  const removed = sought.accounts.filter(({ id }) => !kept.has(id)).map(({ email }) => email);
  return { kept: kept.size, removed };
}

async function prove(
  { identity, server }: PortableDeps,
  { tenantId, sought }: Noted,
  { kept, removed }: Left,
): Promise<ErasureReport> {
  const searched = await search(server, needlesOf(tenantId, sought, removed), sought.cells);
  const report: ErasureReport = {
    tenantId,
    erasedAt: iso(identity.clock.now()),
    sought: {
      ids: 1,
      names: 2,
      addresses: removed.length,
      hosts: sought.hosts.length,
      samples: sought.samples.length,
    },
    searched,
    accounts: { removed: removed.length, kept },
    tombstones: TOMBSTONES,
  };
  const left = searched.flatMap(({ place, found }) =>
    found.map(({ table, rows }) => `${place}: ${rows} in ${table}`),
  );
  if (left.length > 0) {
    throw new AppError(
      'conflict',
      `The erasure is not complete, some data is left: ${left.join('; ')}. Remove it and repeat the command.`,
    );
  }
  await endErasure(server, report);
  return report;
}

import { invalid } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import { compileCheck } from '#platform/http/index.ts';
import { enrol, shutOutUnproved, type Enrolment, type ExportedMember } from '#identity/index.ts';
import type { NewTenant, TenantRecord } from '#tenancy/index.ts';
import {
  type PendingImportKind,
  completePendingImport,
  withImportLock,
  recordPendingImport,
} from '#tenancy/pending-imports/index.ts';
import { type Writer, openPlace, placeOf } from '#tenancy/transfer/index.ts';
import { TenantName } from '#features/foundation/people/index.ts';
import { removeAbandonedImport } from './remove-abandoned.ts';
import type { PortableDeps } from '../deps.ts';
import { type FillProgress, fill, rewriteIds } from '../fill.ts';
import { writePeople } from '../members.ts';
import type { Source } from '../source.ts';

export interface NewImportedTenant {
  readonly kind: PendingImportKind;
  readonly tenant: NewTenant;
  readonly members: readonly ExportedMember[];
  readonly source: Source;
}

export interface ImportedTenant extends Enrolment {
  readonly tenant: TenantRecord;
}

/**
 * Makes a workspace out of rows and people from elsewhere.
 *
 * A saga like a sign-up: the control plane commits the whole intention (accounts, tenant in state
 * `provisioning`, place, memberships) with a note that it is being filled; one transaction of its place
 * writes all rows and verifies them; then it is opened. When that fails, everything is removed again;
 * when this process dies, the next server to start, or the next import, removes it.
 * @throws AppError `slug_taken`, `invalid`; Error when the rows were refused
 */
export async function createImportedTenant(
  deps: PortableDeps,
  { kind, tenant, members, source }: NewImportedTenant,
  progress: FillProgress,
): Promise<ImportedTenant> {
  const { identity, server } = deps;
  const { tenancy, control } = identity;
  const now = iso(identity.clock.now());
  assertName(tenant.name);
  return withImportLock(server, async (key) => {
    const { tenantId, enrolment } = await tenancy.withCapacity(() =>
      control.transaction().execute(async (trx) => {
        const id = await tenancy.reserve(trx, tenant, now);
        const enrolled = await enrol(trx, id, members, now);
        const accounts = enrolled.made.map((account) => account.id);
        await recordPendingImport(trx, { tenantId: id, kind, key, accounts });
        return { tenantId: id, enrolment: enrolled };
      }),
    );
    try {
      const reserved = await tenancy.reserved(tenantId);
      await using store = await openPlace(placeOf(server, reserved));
      await store.change(async (writer: Writer) => {
        await fill(writer, store.tables, source, rewriteIds(changed(enrolment)), progress);
        await writePeople(deps, writer, store.tables, tenantId);
      });
      // Who has another id here was recognised by the address alone.
      await shutOutUnproved(identity, [...changed(enrolment).values()]);
      await completePendingImport(control, tenantId);
      return { ...enrolment, tenant: await tenancy.activate(reserved) };
    } catch (error) {
      // What cannot be removed now is held by no one from here on, and goes like what a crash leaves.
      await removeAbandonedImport(deps, tenantId).catch(() => undefined);
      throw error;
    }
  });
}

const isName = compileCheck(TenantName);

/** @throws AppError `invalid` for a name that a sign-up would not take either */
export function assertName(name: string): void {
  if (isName(name)) return;
  const message = isName.errors?.[0]?.message ?? 'is not a valid name';
  throw invalid({ path: '--name', message });
}

/** The ids that differ in this deployment. */
export const changed = ({ ids }: Enrolment): ReadonlyMap<string, string> =>
  new Map([...ids].filter(([there, here]) => there !== here));

import { stat } from 'node:fs/promises';
import { productVersion } from '#config/index.ts';
import { AppError, invalid } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import { type Identity, listMembersForExport } from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { listDomains } from '#tenancy/domains/index.ts';
import { loadSteps } from '#tenancy/migrations/index.ts';
import { type RowsLocation, openPlace } from '#tenancy/transfer/index.ts';
import { FORMAT, FORMAT_VERSION, type Manifest } from '../archive/manifest.ts';
import { writeArchive } from '../archive/write.ts';
import type { PortableDeps } from '../deps.ts';
import type { FillProgress } from '../fill.ts';
import { sourceOf } from '../source.ts';

/**
 * Writes everything a workspace has into a new ZIP file, from a read replica where one keeps up: its rows as of one moment, who belongs to it and
 * its domains. No password, session, token or invitation is in it.
 * @throws AppError `invalid` when there is such a file already
 */
export async function exportTenant(
  { identity }: PortableDeps,
  tenant: TenantRecord,
  path: string,
  progress: FillProgress = () => undefined,
): Promise<Manifest> {
  if (await exists(path)) throw invalid({ path, message: 'is there already; name another file' });
  const [best, ...others] = await identity.tenancy.placesToRead(tenant);
  try {
    return await write(identity, tenant, best as RowsLocation, path, progress);
  } catch (error) {
    const [primary] = others;
    // A replica gives up on a long look when what it replays stands in its way.
    if (!primary || error instanceof AppError || (await exists(path))) throw error;
    return write(identity, tenant, primary, path, progress);
  }
}

async function write(
  identity: Identity,
  tenant: TenantRecord,
  place: RowsLocation,
  path: string,
  progress: FillProgress,
): Promise<Manifest> {
  const { control } = identity;
  await using store = await openPlace(place);
  const about = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    product: { version: productVersion() },
    schema: (await loadSteps('tenant')).map(({ name, checksum }) => ({ step: name, checksum })),
    createdAt: iso(identity.clock.now()),
    tenant: {
      slug: tenant.slug,
      name: tenant.name,
      plan: tenant.plan,
      createdAt: tenant.createdAt,
      settings: {
        timeZone: tenant.timeZone,
        retentionDays: tenant.retentionDays,
        retainCompleted: tenant.retainCompleted,
      },
    },
  } as const;
  return await store.snapshot(async (snapshot) =>
    writeArchive(
      path,
      {
        about,
        source: await sourceOf(snapshot, store.tables),
        members: () => listMembersForExport(control, tenant.id),
        domains: async () =>
          (await listDomains(identity.tenancy.control, tenant.id)).map((domain) => ({
            host: domain.host,
            primary: domain.isPrimary,
            verified: domain.verifiedAt !== null,
          })),
      },
      progress,
    ),
  );
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

import { invalid } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { setTenantState } from '#tenancy/lifecycle/index.ts';
import type { PortableDeps } from '../deps.ts';

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000 };

/**
 * Deletes a workspace: its members see the day of its erasure, and until then
 * `undeleteTenant` brings it back as it was.
 * @param grace such as 30d or 12h; at least one hour
 * @returns from when on it may be erased, ISO-8601
 */
export async function deleteTenant(
  { identity, server }: PortableDeps,
  tenant: TenantRecord,
  grace: string,
): Promise<string> {
  const [, count, unit = ''] = /^(\d{1,4})([dh])$/.exec(grace) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (!(ms > 0))
    throw invalid({ path: '--grace', message: 'must be days or hours, such as 30d or 12h' });
  const until = iso(new Date(identity.clock.now().getTime() + ms));
  await setTenantState({ server, tenancy: identity.tenancy }, tenant, {
    to: 'pending_delete',
    until,
  });
  return until;
}

/** Opens a workspace again that was to be deleted. @throws AppError `invalid` for any other */
export async function undeleteTenant(
  { identity, server }: PortableDeps,
  tenant: TenantRecord,
): Promise<void> {
  if (tenant.state !== 'pending_delete')
    throw invalid({ path: tenant.slug, message: 'is not about to be deleted' });
  await setTenantState({ server, tenancy: identity.tenancy }, tenant, { to: 'active' });
}

import type { Control } from '#identity/index.ts';
import type { TenantPatch } from '../schema.ts';

/**
 * Changes what a tenant says of itself in the control plane.
 * @param ifMatch the version it must be at; any when undefined
 * @returns its new version; undefined when it is not at the version asked for
 */
export async function changeTenant(
  control: Control,
  id: string,
  { name, timeZone, retentionDays, retainCompleted }: TenantPatch,
  ifMatch: number | undefined,
  now: string,
): Promise<number | undefined> {
  let update = control
    .updateTable('tenant')
    .set((eb) => ({
      version: eb('version', '+', 1),
      updated_at: now,
      ...(name !== undefined && { name }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(retentionDays !== undefined && { retention_days: retentionDays }),
      ...(retainCompleted !== undefined && { retain_completed: retainCompleted }),
    }))
    .where('id', '=', id);
  if (ifMatch !== undefined) update = update.where('version', '=', ifMatch);
  return (await update.returning('version').executeTakeFirst())?.version;
}

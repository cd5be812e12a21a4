import type { Control } from '#identity/index.ts';

/**
 * Renames a tenant in the control plane.
 * @returns its new version; undefined when it is not at the version asked for
 */
export async function renameTenant(
  control: Control,
  tenant: { id: string; name: string; ifMatch: number | undefined },
  now: string,
): Promise<number | undefined> {
  let update = control
    .updateTable('tenant')
    .set((eb) => ({ name: tenant.name, version: eb('version', '+', 1), updated_at: now }))
    .where('id', '=', tenant.id);
  if (tenant.ifMatch !== undefined) update = update.where('version', '=', tenant.ifMatch);
  return (await update.returning('version').executeTakeFirst())?.version;
}

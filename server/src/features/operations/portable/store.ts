import type { Control } from '#identity/index.ts';

/** Whether this deployment offers a plan of this code. */
export async function hasPlan(control: Control, code: string): Promise<boolean> {
  const row = await control
    .selectFrom('plan')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

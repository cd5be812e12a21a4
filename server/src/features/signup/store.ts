import type { Control } from '#identity/index.ts';

export async function planExists(control: Control, code: string): Promise<boolean> {
  const plan = await control
    .selectFrom('plan')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return plan !== undefined;
}

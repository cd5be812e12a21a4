import type { Control } from '../tables/index.ts';
import type { Sessions } from './sessions.ts';

/** Of these accounts those that somebody opened by typing an address in, which nobody has proved to be theirs. */
export async function listUnproved(
  control: Control,
  ids: readonly string[],
): Promise<{ id: string; email: string }[]> {
  if (ids.length === 0) return [];
  return control
    .selectFrom('account')
    .select(['id', 'email'])
    .where('id', 'in', [...ids])
    .where('password_hash', 'is not', null)
    .where('email_verified_at', 'is', null)
    .orderBy('email')
    .execute();
}

/**
 * Before accounts are given something by their address alone: whoever opened one without proving the address is out,
 * and whoever has the mailbox gets in, by a new password.
 */
export async function shutOutUnproved(
  { control, sessions }: { control: Control; sessions: Sessions },
  ids: readonly string[],
): Promise<void> {
  const tells = await control.transaction().execute(async (trx) => {
    const told: (() => Promise<void>)[] = [];
    for (const { id } of await listUnproved(trx, ids)) {
      await trx.updateTable('account').set({ password_hash: null }).where('id', '=', id).execute();
      told.push(await sessions.endAllWithin(trx, id));
    }
    return told;
  });
  await Promise.all(tells.map((tell) => tell()));
}

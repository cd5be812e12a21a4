import type { Control } from '../tables/index.ts';
import type { Sessions } from './sessions.ts';

/** Of these accounts those that someone opened by typing an address in, which no one has proved to be theirs. */
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
 * Runs before accounts get something by their address alone: anyone who opened one without verifying the address is
 * signed out, and the owner of the mailbox gets in by a password reset.
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

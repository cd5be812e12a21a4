import { sql } from 'kysely';
import type { Control } from '../tables/index.ts';

/**
 * Of these accounts those that belong to nothing any more: members of no workspace, invited to none, and
 * no invitation of any workspace is theirs.
 */
export async function listOrphans(control: Control, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await control
    .selectFrom('account as a')
    .select('a.id')
    .where('a.id', 'in', [...ids])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('membership as m').select('m.role').whereRef('m.user_id', '=', 'a.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invitation as i')
            .select('i.id')
            .where((on) =>
              on.or([
                on('i.invited_by', '=', on.ref('a.id')),
                on(sql`lower(i.email)`, '=', sql`lower(a.email)`),
              ]),
            ),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these accounts those that are there. */
export async function listExisting(control: Control, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await control
    .selectFrom('account')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes accounts with their sessions and tokens, and sign-ups of their addresses that were never confirmed. */
export async function removeAccounts(control: Control, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await control
    .deleteFrom('sign_up')
    .where('address', 'in', (eb) =>
      eb
        .selectFrom('account')
        .select(sql<string>`lower(email)`.as('address'))
        .where('id', 'in', [...ids]),
    )
    .execute();
  await control
    .deleteFrom('account')
    .where('id', 'in', [...ids])
    .execute();
}

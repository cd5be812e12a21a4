import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Role } from '../access/index.ts';
import { normalEmail, withFreeUsername } from '../accounts/index.ts';
import type { Control } from '../tables/index.ts';

/** A member as they travel between deployments: the person and the membership, and no secret of theirs. */
export interface ExportedMember {
  /** The account's id where the member was exported. */
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly fullName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly role: Role;
  readonly department: string | null;
  readonly title: string | null;
  readonly active: boolean;
  readonly joinedAt: string;
}

/** Everyone who belongs to a tenant, whether active or not, in the order they joined. */
export async function listMembersForExport(
  control: Control,
  tenantId: string,
): Promise<ExportedMember[]> {
  const rows = await control
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.user_id')
    .select(['a.id', 'a.email', 'a.username', 'a.full_name', 'a.locale', 'a.time_zone'])
    .select(['m.role', 'm.department', 'm.title', 'm.active', 'm.joined_at'])
    .where('m.tenant_id', '=', tenantId)
    .orderBy('m.joined_at')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    username: row.username,
    fullName: row.full_name,
    locale: row.locale,
    timeZone: row.time_zone,
    role: row.role,
    department: row.department,
    title: row.title,
    active: row.active,
    joinedAt: row.joined_at,
  }));
}

/** Which of the members has an account here, by e-mail address: the id it has here, by the id it has there. */
export async function matchAccounts(
  control: Control,
  members: readonly ExportedMember[],
): Promise<Map<string, string>> {
  if (members.length === 0) return new Map();
  const rows = await control
    .selectFrom('account')
    .select(['id', sql<string>`lower(email)`.as('email')])
    .where(sql<boolean>`lower(email) = any(${members.map(({ email }) => normalEmail(email))})`)
    .execute();
  const byEmail = new Map(rows.map(({ id, email }) => [email, id]));
  return new Map(
    members.flatMap(({ id, email }) => {
      const known = byEmail.get(normalEmail(email));
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
}

export interface Enrolment {
  /** The id each entry's account has here, by the id in the export. */
  readonly ids: ReadonlyMap<string, string>;
  /** The accounts that were made; they have no password yet. */
  readonly made: readonly { readonly id: string; readonly email: string }[];
}

/**
 * Makes all of them members, in the caller's transaction: with the account that has their
 * e-mail address, else with a new one. Existing members keep their role.
 */
export async function enrol(
  trx: Control,
  tenantId: string,
  members: readonly ExportedMember[],
  now: string,
): Promise<Enrolment> {
  const ids = await matchAccounts(trx, members);
  const made: { id: string; email: string }[] = [];
  for (const entry of members) {
    if (ids.has(entry.id)) continue;
    const id = await makeAccount(trx, entry, now);
    ids.set(entry.id, id);
    made.push({ id, email: normalEmail(entry.email) });
  }
  for (const entry of members) {
    await trx
      .insertInto('membership')
      .values({
        tenant_id: tenantId,
        user_id: ids.get(entry.id) as string,
        role: entry.role,
        department: entry.department,
        title: entry.title,
        active: entry.active,
        joined_at: entry.joinedAt,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
      .execute();
  }
  return { ids, made };
}

/** An account without a password, under its own id and user name where no one has them. */
async function makeAccount(trx: Control, entry: ExportedMember, now: string): Promise<string> {
  const taken = await trx
    .selectFrom('account')
    .select('id')
    .where('id', '=', entry.id)
    .executeTakeFirst();
  const id = taken ? newId() : entry.id;
  const made = await withFreeUsername(trx, entry.username, (username) =>
    trx
      .insertInto('account')
      .values({
        id,
        email: normalEmail(entry.email),
        username,
        full_name: entry.fullName,
        password_hash: null,
        locale: entry.locale,
        time_zone: entry.timeZone,
        created_at: now,
        last_login_at: null,
      })
      .onConflict((conflict) => conflict.expression(sql`lower(username)`).doNothing())
      .returning('id')
      .executeTakeFirst(),
  );
  return made.id;
}

import { sql } from 'kysely';
import type { Role } from '../access/index.ts';
import type { NamePosition } from '#kernel/list-cursors.ts';
import type { Control } from '../tables/index.ts';

/** Every query on memberships: who belongs to which tenant, and as what. */

export interface Membership {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  readonly department: string | null;
  readonly title: string | null;
  readonly active: boolean;
  readonly joinedAt: string;
}

/** A membership with the account it belongs to, for lists of people. */
export interface Member extends Membership {
  readonly name: string;
  readonly email: string;
  readonly username: string;
}

export async function findMember(
  control: Control,
  tenantId: string,
  userId: string,
): Promise<Member | undefined> {
  const row = await members(control)
    .where('m.tenant_id', '=', tenantId)
    .where('m.user_id', '=', userId)
    .executeTakeFirst();
  return row && toMember(row);
}

/** The role and name of those of many people who are active members. */
export async function listStandings(
  control: Control,
  tenantId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Member, 'role' | 'name'>>> {
  const rows = await members(control)
    .where('m.tenant_id', '=', tenantId)
    .where('m.active', '=', true)
    .where(sql<boolean>`m.user_id = any(${userIds})`)
    .execute();
  return new Map(rows.map((row) => [row.user_id, { role: row.role, name: row.full_name }]));
}

export interface MembersPage {
  readonly limit: number;
  /** Part of a name, address or user name. */
  readonly q: string | undefined;
  /** Lower-case name and id of the last member of the page before. */
  readonly after: NamePosition | undefined;
}

/** A tenant's members by name. */
export async function listMembers(
  control: Control,
  tenantId: string,
  page: MembersPage,
): Promise<Member[]> {
  let query = matching(members(control).where('m.tenant_id', '=', tenantId), page.q)
    .orderBy(sql`lower(a.full_name)`)
    .orderBy('m.user_id')
    .limit(page.limit);
  if (page.after) {
    const { name, id } = page.after;
    query = query.where(sql<boolean>`(lower(a.full_name), m.user_id) > (${name}, ${id}::uuid)`);
  }
  return (await query.execute()).map(toMember);
}

export async function countMembers(
  control: Control,
  tenantId: string,
  q: string | undefined,
): Promise<number> {
  const query = matching(members(control).where('m.tenant_id', '=', tenantId), q);
  const row = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many members take a seat, and how many of them are owners. */
export async function countSeats(
  control: Control,
  tenantId: string,
): Promise<{ members: number; owners: number }> {
  return control
    .selectFrom('membership')
    .select((eb) => [
      eb.fn.countAll<number>().as('members'),
      eb.fn.countAll<number>().filterWhere('role', '=', 'owner').as('owners'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
}

export async function insertMembership(
  control: Control,
  membership: { tenantId: string; userId: string; role: Role },
  now: string,
): Promise<void> {
  await control
    .insertInto('membership')
    .values({
      tenant_id: membership.tenantId,
      user_id: membership.userId,
      role: membership.role,
      department: null,
      title: null,
      joined_at: now,
    })
    .execute();
}

export interface MembershipChange {
  readonly role?: Role;
  readonly department?: string | null;
  readonly title?: string | null;
  readonly active?: boolean;
}

export async function updateMembership(
  control: Control,
  tenantId: string,
  userId: string,
  change: MembershipChange,
): Promise<void> {
  await control
    .updateTable('membership')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
}

export async function removeMembership(
  control: Control,
  tenantId: string,
  userId: string,
): Promise<void> {
  await control
    .deleteFrom('membership')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .execute();
}

/** The tenants a person belongs to, and as what. */
export async function listMembershipsOf(
  control: Control,
  userId: string,
): Promise<{ tenantId: string; role: Role; active: boolean }[]> {
  const rows = await control
    .selectFrom('membership')
    .select(['tenant_id', 'role', 'active'])
    .where('user_id', '=', userId)
    .execute();
  return rows.map((row) => ({ tenantId: row.tenant_id, role: row.role, active: row.active }));
}

/**
 * Makes changes to one tenant's members wait for one another, so that what was counted (owners,
 * seats) still holds when the change is made. Released when the transaction ends.
 */
export async function lockMembers(trx: Control, tenantId: string): Promise<void> {
  await trx.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute();
}

const members = (control: Control) =>
  control
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.user_id')
    .selectAll('m')
    .select(['a.full_name', 'a.email', 'a.username']);

type MembersQuery = ReturnType<typeof members>;

function matching(query: MembersQuery, q: string | undefined): MembersQuery {
  if (!q) return query;
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return query.where((eb) =>
    eb.or([
      eb('a.full_name', 'ilike', pattern),
      eb('a.email', 'ilike', pattern),
      eb('a.username', 'ilike', pattern),
    ]),
  );
}

const toMember = (row: Awaited<ReturnType<MembersQuery['executeTakeFirstOrThrow']>>): Member => ({
  tenantId: row.tenant_id,
  userId: row.user_id,
  role: row.role,
  department: row.department,
  title: row.title,
  active: row.active,
  joinedAt: row.joined_at,
  name: row.full_name,
  email: row.email,
  username: row.username,
});

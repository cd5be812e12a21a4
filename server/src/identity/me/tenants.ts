import { sql } from 'kysely';
import type { TenantState } from '#tenancy/model/index.ts';
import type { Role } from '../access/index.ts';
import type { NamePosition } from '#kernel/list-cursors.ts';
import type { Control } from '../tables/index.ts';

/** A tenant as one of its members sees it in the list of their workspaces. */
export interface MyTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  readonly state: TenantState;
  readonly role: Role;
  /** The primary custom domain. */
  readonly primaryHost: string | null;
}

/**
 * The tenants a person may enter, by name.
 * @param page.after lower-case name and id of the last one before
 * @param page.only this one alone; all when null
 */
export async function listTenantsOf(
  control: Control,
  userId: string,
  page: { limit: number; after: NamePosition | undefined; only: string | null },
): Promise<MyTenant[]> {
  let query = control
    .selectFrom('membership as m')
    .innerJoin('tenant as t', 't.id', 'm.tenant_id')
    .leftJoin('domain as d', (on) =>
      on.onRef('d.tenant_id', '=', 't.id').on('d.is_primary', '=', true),
    )
    .select(['t.id', 't.slug', 't.name', 't.plan', 't.state', 'm.role', 'd.host as primaryHost'])
    .where('m.user_id', '=', userId)
    .where('m.active', '=', true)
    .where('t.state', 'not in', ['provisioning', 'erased'])
    .orderBy(sql`lower(t.name)`)
    .orderBy('t.id')
    .limit(page.limit);
  if (page.only !== null) query = query.where('t.id', '=', page.only);
  if (page.after) {
    const { name, id } = page.after;
    query = query.where(sql<boolean>`(lower(t.name), t.id) > (${name}, ${id}::uuid)`);
  }
  return query.execute();
}

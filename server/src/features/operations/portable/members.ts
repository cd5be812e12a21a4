import { listMembersForExport } from '#identity/index.ts';
import { type Table, type Writer, tableOf } from '#tenancy/transfer/index.ts';
import type { PortableDeps } from './deps.ts';

/**
 * Gives every member the row that stands for them in the tenant's own database, with the name they have
 * now: the rows that came along may be older, and may lack some.
 */
export async function writePeople(
  { identity }: PortableDeps,
  writer: Writer,
  tables: readonly Table[],
  tenantId: string,
): Promise<void> {
  const person = tableOf(tables, 'person');
  const members = await listMembersForExport(identity.control, tenantId);
  const found = await writer.rows(
    person,
    members.map(({ id }) => ({ id })),
  );
  const known = new Map(found.map((row) => [row['id'], row]));
  const rows = members.map(({ id, fullName, active, joinedAt }) => ({
    id,
    kind: 'member',
    name: fullName,
    active,
    created_at: known.get(id)?.['created_at'] ?? joinedAt,
  }));
  await writer.upsert(person, rows);
}

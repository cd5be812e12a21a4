import { newId } from '../server/src/kernel/ids.ts';
import { ranksBetween } from '../server/src/kernel/rank.ts';
import type { PostgresServer, TenantRecord } from '../server/src/tenancy/index.ts';
import { openPlace, placeOf, tableOf } from '../server/src/tenancy/transfer/index.ts';

const STATUSES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'] as const;
const DAY = 86_400_000;
const CHUNK = 2000;

export interface Filled {
  readonly projectId: string;
  readonly taskIds: readonly string[];
}

/** Gives a tenant of any cell one project with so many tasks, past the API. */
export async function fillTenant(
  server: PostgresServer,
  tenant: TenantRecord,
  ownerId: string,
  tasks: number,
): Promise<Filled> {
  const now = Date.now();
  const at = (offset: number): string => new Date(now + offset).toISOString();
  const projectId = newId();
  const ranks = ranksBetween(null, null, tasks);
  const rows = ranks.map((rank, n) => ({
    id: newId(),
    project_id: projectId,
    project_key: 'BNCH',
    number: n + 1,
    title: `Task number ${n} of a tenant with work to do`,
    description: 'Some words that describe the task. '.repeat(6),
    status: STATUSES[n % 4] ?? 'OPEN',
    priority: 1 + (n % 4),
    assignee_id: n % 3 === 0 ? ownerId : null,
    reporter_id: ownerId,
    labels: '["design","transport"]',
    due_at: at(((n % 60) - 30) * DAY),
    rank,
    created_at: at(-n * 60_000),
    updated_at: at(-n * 60_000),
  }));
  await using store = await openPlace(placeOf(server, tenant));
  await store.change(async (writer) => {
    await writer.upsert(tableOf(store.tables, 'project'), [
      {
        id: projectId,
        key: 'BNCH',
        name: 'Bench',
        description: '',
        status: 'active',
        visibility: 'workspace',
        color: '#336699',
        owner_id: ownerId,
        next_number: tasks + 1,
        created_at: at(0),
        updated_at: at(0),
      },
    ]);
    for (let i = 0; i < rows.length; i += CHUNK)
      await writer.upsert(tableOf(store.tables, 'task'), rows.slice(i, i + CHUNK));
  });
  return { projectId, taskIds: rows.map((row) => row.id) };
}

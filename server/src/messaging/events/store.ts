import { parsePlain } from '#kernel/text.ts';
import { type Builder, type RowParams, cellStatement, rowsOf } from '#tenancy/query/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { StreamedEvent } from './event-type.ts';

/** A row of the outbox as requests see it. */
export interface OutboxRow {
  id: string;
  epoch: number;
  type: string;
  version: number;
  project_id: string | null;
  subject_id: string | null;
  person_id: string | null;
  actor_id: string | null;
  /** JSON. */
  data: string;
  at: string;
  /** Null until it has its place in the stream. */
  position: number | null;
}

interface OutboxTables {
  outbox: OutboxRow;
  stream: { position: number };
}
type Db = Builder<OutboxTables>;

/** What an announcement writes. */
const WRITTEN = [
  'id',
  'epoch',
  'type',
  'version',
  'project_id',
  'subject_id',
  'person_id',
  'actor_id',
  'data',
  'at',
] as const;

const inserts = new Map<number, ReturnType<typeof insertOf>>();
const insertOf = (count: number) =>
  cellStatement((db: Db, $: RowParams) =>
    db.insertInto('outbox').values(rowsOf<Omit<OutboxRow, 'position'>>($, WRITTEN, count) as never),
  );

/** The statement that adds so many events. */
export function insertEvents(count: number): ReturnType<typeof insertOf> {
  const known = inserts.get(count) ?? insertOf(count);
  inserts.set(count, known);
  return known;
}

const selectAfter = cellStatement((db: Db, $: { position: number; limit: number }) =>
  db
    .selectFrom('outbox')
    .select([...WRITTEN, 'position'])
    .where('position', '>', $.position)
    .orderBy('position')
    .limit($.limit),
);

const selectOne = cellStatement((db: Db, $: { id: string }) =>
  db
    .selectFrom('outbox')
    .select([...WRITTEN, 'position'])
    .where('id', '=', $.id),
);

const selectLast = cellStatement((db: Db) => db.selectFrom('stream').select('position'));

export const toEvent = (tenantId: string, row: OutboxRow): StreamedEvent => ({
  id: row.id,
  tenantId,
  type: row.type,
  version: row.version,
  projectId: row.project_id,
  subjectId: row.subject_id,
  personId: row.person_id,
  actorId: row.actor_id,
  at: row.at,
  data: parsePlain(row.data),
  epoch: row.epoch,
  position: Number(row.position),
});

/**
 * The events that come after a place in a tenant's stream, in order. Events are kept for a day: whether
 * anything is missing before the first shows in its position.
 */
export async function eventsAfter(
  scope: Scope,
  position: number,
  limit: number,
): Promise<StreamedEvent[]> {
  const rows = await scope.rows(selectAfter, { position, limit });
  return rows.map((row) => toEvent(scope.tenantId, row as OutboxRow));
}

/** One event, while it is kept. */
export async function findEvent(scope: Scope, id: string): Promise<StreamedEvent | undefined> {
  const row = await scope.first(selectOne, { id });
  return row && toEvent(scope.tenantId, row as OutboxRow);
}

/** How far a tenant's stream has come in the cell it is in; 0 before its first event there. */
export async function lastPosition(scope: Scope): Promise<number> {
  return Number((await scope.first(selectLast, {}))?.position ?? 0);
}

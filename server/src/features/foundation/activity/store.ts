import { newId } from '#kernel/ids.ts';
import { type Builder, type RowParams, rowsOf, statements } from '#tenancy/query/index.ts';
import { type Call, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { Activity, FieldChange, NewActivity } from './model.ts';

export interface ActivityRow {
  id: string;
  project_id: string;
  task_id: string | null;
  task_number: number | null;
  task_title: string | null;
  actor_id: string | null;
  /** The name of its kind. */
  kind: string;
  /** JSON array of {field, from, to}. */
  changes: string;
  note: string | null;
  at: string;
}

export interface ActivityTables {
  activity: ActivityRow;
}

const COLUMNS = [
  'id',
  'project_id',
  'task_id',
  'task_number',
  'task_title',
  'actor_id',
  'kind',
  'changes',
  'note',
  'at',
] as const;

const insertActivity = statements((db: Builder<ActivityTables>, $: RowParams, count: number) =>
  db.insertInto('activity').values(rowsOf<ActivityRow>($, COLUMNS, count)),
);

const selectActivity = statements(
  (
    db: Builder<ActivityTables>,
    $: { subject: string; before: string; limit: number },
    shape: { of: 'project' | 'task'; paged: boolean },
  ) =>
    db
      .selectFrom('activity')
      .select(COLUMNS)
      .where(shape.of === 'project' ? 'project_id' : 'task_id', '=', $.subject)
      .$if(shape.paged, (query) => query.where('id', '<', $.before))
      .orderBy('id', 'desc')
      .limit($.limit),
);

const selectLastChange = statements(
  (
    db: Builder<ActivityTables>,
    $: { subject: string; field: string },
    shape: { of: 'project' | 'task' },
  ) =>
    db
      .selectFrom('activity')
      .select(['actor_id', 'at'])
      .where(shape.of === 'project' ? 'project_id' : 'task_id', '=', $.subject)
      .$if(shape.of === 'project', (query) => query.where('task_id', 'is', null))
      .where('changes', 'like', $.field)
      .orderBy('id', 'desc')
      .limit(1),
);

/** Writes what happened with the commit of the unit of work it happened in. */
export function record(tx: TxScope, ...happenings: readonly NewActivity[]): void {
  deferRows(
    tx,
    insertActivity,
    happenings.map((happening) => toRow(happening, tx.now)),
  );
}

const toRow = (happening: NewActivity, at: string): ActivityRow => ({
  id: newId(),
  project_id: happening.projectId,
  task_id: happening.task?.id ?? null,
  task_number: happening.task?.number ?? null,
  task_title: happening.task?.title ?? null,
  actor_id: happening.actorId,
  kind: happening.kind.name,
  changes: JSON.stringify(happening.changes),
  note: happening.note ?? null,
  at,
});

/** What history to read. Ids are time-ordered, so the id is the place in history. */
export interface HistoryQuery {
  readonly of: 'project' | 'task';
  readonly id: string;
  /** Only what came before this activity. */
  readonly before: string | null;
  readonly limit: number;
}

/** The latest first, to be sent along with whatever else a reader asks. */
export const history = (query: HistoryQuery): Call<ActivityRow> =>
  call(selectActivity({ of: query.of, paged: query.before !== null }), {
    subject: query.id,
    before: query.before ?? '',
    limit: query.limit,
  });

/**
 * Who changed a field last, and when; nothing when history does not tell.
 * @param field its name in history; a value cannot be taken for it, because JSON escapes quotation marks in values
 */
export const lastChangeOf = (
  of: HistoryQuery['of'],
  id: string,
  field: string,
): Call<Pick<ActivityRow, 'actor_id' | 'at'>> =>
  call(selectLastChange({ of }), { subject: id, field: `%{"field":"${field}",%` });

/** @param projectKey the key of the project the history is of, or is within */
export const toActivity = (row: ActivityRow, projectKey: string): Activity => ({
  id: row.id,
  kind: row.kind,
  projectId: row.project_id,
  actorId: row.actor_id,
  at: row.at,
  task:
    row.task_id === null
      ? null
      : { id: row.task_id, key: `${projectKey}-${row.task_number}`, title: row.task_title ?? '' },
  changes: JSON.parse(row.changes) as FieldChange[],
  note: row.note,
});

import { newId } from '#kernel/ids.ts';
import { violatedConstraint } from '#platform/db/index.ts';
import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  paramsOfRows,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call, deferRows, namedBatch } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import {
  type ProjectTables,
  type ViewerParams,
  visibleOrTrashed,
} from '#features/work/projects/index.ts';
import type { Label } from './model.ts';

interface LabelRow {
  id: string;
  name: string;
  color: string;
  created_at: string;
}

interface TaskLabelRow {
  task_id: string;
  label: string;
}

export interface LabelTables {
  label: LabelRow;
  /** Which tasks carry a label: the index behind the names that stand in each task. */
  task_label: TaskLabelRow;
}

/** What labels are counted by; the table of tasks is the tasks'. */
interface CountedTables extends LabelTables, ProjectTables {
  task: { id: string; project_id: string };
}

const selectLabels = statement<LabelTables, object, Label>((db) =>
  db.selectFrom('label').select(['id', 'name', 'color']).orderBy('name'),
);

const selectLabelsCounted = statement((db: Builder<LabelTables>) =>
  db
    .selectFrom('label')
    .select(['label.id', 'label.name', 'label.color'])
    .select(({ selectFrom }) =>
      selectFrom('task_label')
        .select(({ fn }) => fn.countAll<number>().as('tasks'))
        .whereRef('task_label.label', '=', 'label.name')
        .as('tasks'),
    )
    .orderBy('label.name'),
);

const countVisible = statement((db: Builder<CountedTables>, $: ViewerParams) =>
  visibleOrTrashed(db, $, { seesAll: false })
    .innerJoin('task as t', 't.project_id', 'p.id')
    .innerJoin('task_label as l', 'l.task_id', 't.id')
    .select(['l.label', ({ fn }) => fn.countAll<number>().as('tasks')])
    .groupBy('l.label'),
);

const selectNamesake = statement((db: Builder<LabelTables>, $: { name: string }) =>
  db.selectFrom('label').select(['id', 'name', 'color']).where('name', '=', $.name),
);

const selectLabel = statement((db: Builder<LabelTables>, $: { id: string }) =>
  db.selectFrom('label').select(['id', 'name', 'color']).where('id', '=', $.id).forUpdate(),
);

const selectUse = statement((db: Builder<LabelTables>, $: { id: string }) =>
  db
    .selectFrom('task_label')
    .select(({ fn }) => fn.countAll<number>().as('tasks'))
    .where('label', '=', ({ selectFrom }) =>
      selectFrom('label').select('name').where('id', '=', $.id),
    ),
);

const insertLabels = statements((db: Builder<LabelTables>, $: RowParams, count: number) =>
  db
    .insertInto('label')
    .values(rowsOf<LabelRow>($, ['id', 'name', 'color', 'created_at'], count))
    .onConflict((conflict) => conflict.columns(['name']).doNothing()),
);

const updateLabel = statement((db: Builder<LabelTables>, $: Label) =>
  db.updateTable('label').set({ name: $.name, color: $.color }).where('id', '=', $.id),
);

const deleteLabel = statement((db: Builder<LabelTables>, $: { id: string }) =>
  db.deleteFrom('label').where('id', '=', $.id),
);

const insertTaskLabels = statements((db: Builder<LabelTables>, $: RowParams, count: number) =>
  db.insertInto('task_label').values(rowsOf<TaskLabelRow>($, ['task_id', 'label'], count)),
);

const deleteTaskLabels = statements((db: Builder<LabelTables>, $: RowParams, count: number) =>
  db
    .deleteFrom('task_label')
    .where('task_id', '=', $['task_id'] as string)
    .where('label', 'in', listOf<string>($, 'label', count)),
);

/** Every label of the workspace, by name. */
export const listLabels = (scope: Scope): Promise<Label[]> => scope.rows(selectLabels, {});

/** The same with how many tasks have each, as far as the actor sees their projects. */
export async function listLabelsCounted(
  scope: Scope,
  actor: Actor,
): Promise<(Label & { tasks: number })[]> {
  if (seesEveryProject(actor)) {
    const rows = await scope.rows(selectLabelsCounted, {});
    return rows.map((row) => ({ ...row, tasks: Number(row.tasks ?? 0) }));
  }
  const { labels, counts } = await namedBatch(scope, {
    labels: call(selectLabels, {}),
    counts: call(countVisible, { actor: actor.userId }),
  });
  const tasks = new Map(counts.map((row) => [row.label, Number(row.tasks)]));
  return labels.map((label) => ({ ...label, tasks: tasks.get(label.name) ?? 0 }));
}

/** The label, locked, and the one that has the name it is to get. */
export async function findLabelToChange(
  tx: TxScope,
  id: string,
  name: string,
): Promise<{ label: Label | undefined; namesake: Label | undefined }> {
  const [[label], [namesake]] = await tx.batch([
    call(selectLabel, { id }),
    call(selectNamesake, { name }),
  ]);
  return { label, namesake };
}

/** Two labels, locked; always in the same order, so that two merges wait instead of deadlocking. */
export async function lockLabels(
  tx: TxScope,
  one: string,
  other: string,
): Promise<[Label | undefined, Label | undefined]> {
  const [a, b] = [one, other].toSorted();
  const [[first], [second]] = await tx.batch([
    call(selectLabel, { id: a ?? '' }),
    call(selectLabel, { id: b ?? '' }),
  ]);
  return a === one ? [first, second] : [second, first];
}

/** The label, locked, and how many tasks carry it. */
export async function findLabelInUse(
  tx: TxScope,
  id: string,
): Promise<{ label: Label | undefined; tasks: number }> {
  const [[label], [use]] = await tx.batch([call(selectLabel, { id }), call(selectUse, { id })]);
  return { label, tasks: use?.tasks ?? 0 };
}

/** Inserts a label and answers whether it was new. */
export async function insertLabel(tx: TxScope, label: Label): Promise<boolean> {
  return (await tx.change(insertLabels(1), paramsOfRows([{ ...label, created_at: tx.now }]))) === 1;
}

/** Writes a label and answers whether no one else took its name at the same moment. */
export async function saveLabel(tx: TxScope, label: Label): Promise<boolean> {
  try {
    await tx.change(updateLabel, label);
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'label_name') throw error;
    return false;
  }
}

export const removeLabel = (tx: TxScope, id: string): void => tx.defer(deleteLabel, { id });

/**
 * Inserts those labels that do not exist yet. Always in the order of their names, so that two units of
 * work that bring the same ones wait for each other instead of deadlocking.
 */
export function ensureLabels(tx: TxScope, labels: readonly Pick<Label, 'name' | 'color'>[]): void {
  const rows = labels.map(({ name, color }): LabelRow => ({
    id: newId(),
    name,
    color,
    created_at: tx.now,
  }));
  deferRows(
    tx,
    insertLabels,
    rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

export function linkLabels(tx: TxScope, links: readonly TaskLabelRow[]): void {
  deferRows(tx, insertTaskLabels, links);
}

export function unlinkLabels(tx: TxScope, taskId: string, names: readonly string[]): void {
  if (names.length === 0) return;
  tx.defer(deleteTaskLabels(names.length), { task_id: taskId, ...paramsOfList('label', names) });
}

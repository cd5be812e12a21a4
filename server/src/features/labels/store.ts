import { newId } from '#kernel/ids.ts';
import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  paramsOfRows,
  rowsOf,
  statement,
  statements,
} from '#tenancy/language/index.ts';
import { type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
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

const selectLabels = statement<LabelTables, object, Label>((db) =>
  db.selectFrom('label').select(['id', 'name', 'color']).orderBy('name'),
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

const updateColor = statement((db: Builder<LabelTables>, $: { id: string; color: string }) =>
  db.updateTable('label').set({ color: $.color }).where('id', '=', $.id),
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

export const recolorLabel = (tx: TxScope, id: string, color: string): void =>
  tx.defer(updateColor, { id, color });

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

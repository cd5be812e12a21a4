import { violatedConstraint } from '#platform/db/index.ts';
import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { Label, LabelTables } from '#features/work/labels/index.ts';

interface TaskLabelRow {
  task_id: string;
  label: string;
}

export interface TaskLabelTables extends LabelTables {
  /** Which tasks carry a label: the index behind the names that stand in each task. */
  task_label: TaskLabelRow;
}

type Db = Builder<TaskLabelTables>;

const selectNamesake = statement((db: Db, $: { name: string }) =>
  db.selectFrom('label').select(['id', 'name', 'color']).where('name', '=', $.name),
);

const selectLabel = statement((db: Db, $: { id: string }) =>
  db.selectFrom('label').select(['id', 'name', 'color']).where('id', '=', $.id).forUpdate(),
);

const selectUse = statement((db: Db, $: { id: string }) =>
  db
    .selectFrom('task_label')
    .select(({ fn }) => fn.countAll<number>().as('tasks'))
    .where('label', '=', ({ selectFrom }) =>
      selectFrom('label').select('name').where('id', '=', $.id),
    ),
);

const updateLabel = statement((db: Db, $: Label) =>
  db.updateTable('label').set({ name: $.name, color: $.color }).where('id', '=', $.id),
);

const deleteLabel = statement((db: Db, $: { id: string }) =>
  db.deleteFrom('label').where('id', '=', $.id),
);

const insertTaskLabels = statements((db: Db, $: RowParams, count: number) =>
  db.insertInto('task_label').values(rowsOf<TaskLabelRow>($, ['task_id', 'label'], count)),
);

const deleteTaskLabels = statements((db: Db, $: RowParams, count: number) =>
  db
    .deleteFrom('task_label')
    .where('task_id', '=', $['task_id'] as string)
    .where('label', 'in', listOf<string>($, 'label', count)),
);

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

export function linkLabels(tx: TxScope, links: readonly TaskLabelRow[]): void {
  deferRows(tx, insertTaskLabels, links);
}

export function unlinkLabels(tx: TxScope, taskId: string, names: readonly string[]): void {
  if (names.length === 0) return;
  tx.defer(deleteTaskLabels(names.length), { task_id: taskId, ...paramsOfList('label', names) });
}

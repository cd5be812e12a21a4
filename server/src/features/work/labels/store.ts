import { newId } from '#kernel/ids.ts';
import {
  type Builder,
  type RowParams,
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

export interface LabelTables {
  label: { id: string; name: string; color: string; created_at: string };
}

/** What labels are counted by; these tables belong to later features. */
interface CountedTables extends LabelTables, ProjectTables {
  task: { id: string; project_id: string };
  task_label: { task_id: string; label: string };
}

const selectLabels = statement<LabelTables, object, Label>((db) =>
  db.selectFrom('label').select(['id', 'name', 'color']).orderBy('name'),
);

const countAll = statement((db: Builder<CountedTables>) =>
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

const insertLabels = statements((db: Builder<LabelTables>, $: RowParams, count: number) =>
  db
    .insertInto('label')
    .values(rowsOf<LabelTables['label']>($, ['id', 'name', 'color', 'created_at'], count))
    .onConflict((conflict) => conflict.columns(['name']).doNothing()),
);

/** Every label of the workspace, by name. */
export const listLabels = (scope: Scope): Promise<Label[]> => scope.rows(selectLabels, {});

/** The same with how many tasks have each, as far as the actor sees their projects. */
export async function listLabelsCounted(
  scope: Scope,
  actor: Actor,
): Promise<(Label & { tasks: number })[]> {
  if (seesEveryProject(actor)) {
    const rows = await scope.rows(countAll, {});
    return rows.map((row) => ({ ...row, tasks: Number(row.tasks ?? 0) }));
  }
  const { labels, counts } = await namedBatch(scope, {
    labels: call(selectLabels, {}),
    counts: call(countVisible, { actor: actor.userId }),
  });
  const tasks = new Map(counts.map((row) => [row.label, Number(row.tasks)]));
  return labels.map((label) => ({ ...label, tasks: tasks.get(label.name) ?? 0 }));
}

/** Inserts a label and answers whether it was new. */
export async function insertLabel(tx: TxScope, label: Label): Promise<boolean> {
  return (await tx.change(insertLabels(1), paramsOfRows([{ ...label, created_at: tx.now }]))) === 1;
}

/**
 * Inserts those labels that do not exist yet. Always in the order of their names, so that two units of
 * work that bring the same ones wait for each other instead of deadlocking.
 */
export function ensureLabels(tx: TxScope, labels: readonly Pick<Label, 'name' | 'color'>[]): void {
  const rows = labels.map((label) => ({ ...label, id: newId(), created_at: tx.now }));
  const inOrder = rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  deferRows(tx, insertLabels, inOrder);
}

import { colorFor } from '#kernel/color.ts';
import { AppError, invalid, notFound } from '#kernel/errors.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize, seesEveryProject } from '#identity/index.ts';
import {
  type Label,
  announceChanged,
  ensureLabels,
  labelRights,
  labelTaken,
} from '#features/work/labels/index.ts';
import { announceDeleted } from './events.ts';
import { mergeOnTasks, renameOnTasks, takeOffTasks } from './on-tasks.ts';
import type { LabelPatch } from './schema.ts';
import {
  findLabelInUse,
  findLabelToChange,
  linkLabels,
  lockLabels,
  removeLabel,
  saveLabel,
  unlinkLabels,
} from './store.ts';

/**
 * Renames or recolours a label. A rename reaches every task that has it, in the same commit.
 * @throws AppError `forbidden`, `not_found`; `duplicate_key` when another label has the new name
 */
export async function changeLabel(
  tx: TxScope,
  actor: Actor,
  id: string,
  { name = '', color }: LabelPatch,
): Promise<Label> {
  authorize(actor, labelRights.manage);
  const { label, namesake } = await findLabelToChange(tx, id, name.trim());
  if (!label) throw notFound('label');
  if (namesake && namesake.id !== id) throw labelTaken(namesake.name);
  const changed: Label = {
    id,
    name: name.trim() || label.name,
    color: (color ?? label.color).toLowerCase(),
  };
  if (!(await saveLabel(tx, changed))) throw labelTaken(changed.name);
  const isRenamed = changed.name !== label.name;
  if (isRenamed) renameOnTasks(tx, label.name, changed.name);
  announceChanged(tx, actor, changed, isRenamed ? label.name : undefined);
  return changed;
}

/**
 * Deletes a label. Refused while tasks have it, unless it is detached from them.
 * @throws AppError `forbidden`, `not_found`; `conflict` while tasks have it
 */
export async function deleteLabel(
  tx: TxScope,
  actor: Actor,
  id: string,
  { detach = false }: { detach?: boolean },
): Promise<void> {
  authorize(actor, labelRights.manage);
  const { label, tasks } = await findLabelInUse(tx, id);
  if (!label) throw notFound('label');
  if (tasks > 0 && !detach) {
    const number = tasks === 1 ? '1 task has it' : `${tasks} tasks have it`;
    // Some may be in projects that the actor does not see, and are not theirs to count.
    const carriers = seesEveryProject(actor) ? number : 'tasks have it';
    throw new AppError(
      'conflict',
      `The label "${label.name}" cannot be deleted while ${carriers}; detach or merge it.`,
    );
  }
  if (tasks > 0) takeOffTasks(tx, label.name);
  removeLabel(tx, id);
  announceDeleted(tx, actor, label);
}

/**
 * Gives the tasks of one label another one instead, and deletes the first.
 * @returns the label that stays
 * @throws AppError `forbidden`, `not_found`; `invalid` at `into`
 */
export async function mergeLabel(
  tx: TxScope,
  actor: Actor,
  id: string,
  into: string,
): Promise<Label> {
  authorize(actor, labelRights.manage);
  if (id === into) throw invalid({ path: 'into', message: 'must be another label' });
  const [label, target] = await lockLabels(tx, id, into);
  if (!label) throw notFound('label');
  if (!target) throw invalid({ path: 'into', message: 'must be a label of this workspace' });
  mergeOnTasks(tx, label.name, target.name);
  removeLabel(tx, id);
  announceDeleted(tx, actor, label, target);
  return target;
}

/**
 * Makes a task carry other labels than before; names that are new get a label of their own. The names
 * in the task itself are the caller's to write.
 */
export function relabel(
  tx: TxScope,
  taskId: string,
  before: readonly string[],
  after: readonly string[],
): void {
  const added = after.filter((name) => !before.includes(name));
  ensureLabels(
    tx,
    added.map((name) => ({ name, color: colorFor(name) })),
  );
  linkLabels(
    tx,
    added.map((label) => ({ task_id: taskId, label })),
  );
  unlinkLabels(
    tx,
    taskId,
    before.filter((name) => !after.includes(name)),
  );
}

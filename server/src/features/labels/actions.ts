import { colorFor } from '#kernel/color.ts';
import { AppError, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize } from '#identity/index.ts';
import { announceLabel, labelChanged, labelDeleted } from './events.ts';
import type { Label } from './model.ts';
import type { NewLabel } from './schema.ts';
import {
  ensureLabels,
  findLabelInUse,
  insertLabel,
  linkLabels,
  recolorLabel,
  removeLabel,
  unlinkLabels,
} from './store.ts';

/** @throws AppError `forbidden`; `duplicate_key` when there is a label of this name */
export async function createLabel(tx: TxScope, actor: Actor, input: NewLabel): Promise<Label> {
  authorize(actor, 'labels.manage');
  const name = input.name.trim();
  const label = { id: newId(), name, color: (input.color ?? colorFor(name)).toLowerCase() };
  if (!(await insertLabel(tx, label)))
    throw new AppError('duplicate_key', `There is a label "${name}" already.`);
  announceLabel(tx, actor, labelChanged, label);
  return label;
}

/** @throws AppError `forbidden`, `not_found` */
export async function changeLabel(
  tx: TxScope,
  actor: Actor,
  id: string,
  color: string,
): Promise<Label> {
  authorize(actor, 'labels.manage');
  const { label } = await findLabelInUse(tx, id);
  if (!label) throw notFound('label');
  const changed = { ...label, color: color.toLowerCase() };
  recolorLabel(tx, id, changed.color);
  announceLabel(tx, actor, labelChanged, changed);
  return changed;
}

/** @throws AppError `forbidden`, `not_found`; `conflict` while tasks carry it */
export async function deleteLabel(tx: TxScope, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'labels.manage');
  const { label, tasks } = await findLabelInUse(tx, id);
  if (!label) throw notFound('label');
  if (tasks > 0) {
    const carriers = tasks === 1 ? 'a task carries it' : `${tasks} tasks carry it`;
    throw new AppError('conflict', `The label "${label.name}" cannot go while ${carriers}.`);
  }
  removeLabel(tx, id);
  announceLabel(tx, actor, labelDeleted, label);
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

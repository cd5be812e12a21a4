import { colorFor } from '#kernel/color.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize } from '#identity/index.ts';
import { announceChanged } from './events.ts';
import { type Label, labelRights } from './model.ts';
import type { NewLabel } from './schema.ts';
import { insertLabel } from './store.ts';

/** @throws AppError `forbidden`; `duplicate_key` when there is a label of this name */
export async function createLabel(tx: TxScope, actor: Actor, input: NewLabel): Promise<Label> {
  authorize(actor, labelRights.manage);
  const name = input.name.trim();
  const label = { id: newId(), name, color: (input.color ?? colorFor(name)).toLowerCase() };
  if (!(await insertLabel(tx, label))) throw labelTaken(name);
  announceChanged(tx, actor, label);
  return label;
}

export const labelTaken = (name: string): AppError =>
  new AppError('duplicate_key', `There is already a label called "${name}".`);

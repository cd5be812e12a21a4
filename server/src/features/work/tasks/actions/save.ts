import type { TxScope } from '#tenancy/scope/index.ts';
import {
  type ActivityKind,
  type FieldChange,
  type NewActivity,
  record,
} from '#features/foundation/activity/index.ts';
import { relabel } from '#features/work/task-labels/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { recordTransitions, stateOf } from '#features/work/workflow/index.ts';
import { taskActivity } from '../activity.ts';
import { announceChange } from '../events.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import type { CardRow } from '../store/find.ts';
import { saveTask } from '../store/write.ts';

export type Changed = Partial<
  Omit<
    Task,
    | 'id'
    | 'projectId'
    | 'projectKey'
    | 'number'
    | 'version'
    | 'titleVersion'
    | 'descriptionVersion'
    | 'workflow'
    | 'standing'
    | 'isArchived'
  >
>;

export interface SaveOptions {
  /** What a change of status is called; other changes are updates. */
  readonly statusKind?: ActivityKind;
  /** What happened as a whole, when it is not a matter of fields. */
  readonly kind?: ActivityKind;
  readonly note?: string | undefined;
  /** Whether the new description also holds what others wrote in the meantime. */
  readonly isMerged?: boolean | undefined;
  /** Tasks that may be the parent before or after, for their keys. */
  readonly parents?: readonly CardRow[];
}

/**
 * Writes a change of a task with its labels and its history. A change that changes nothing makes no new
 * version; a new rank alone makes one, but is nothing history tells.
 * @param before the task as it was locked
 */
export function save(
  tx: TxScope,
  by: ActorContext,
  before: Task,
  changed: Changed,
  told: SaveOptions = {},
): Task {
  const wished = { ...before, ...changed };
  const after: Task = {
    ...wished,
    version: before.version + 1,
    titleVersion: before.titleVersion + Number(wished.title !== before.title),
    descriptionVersion:
      before.descriptionVersion + Number(wished.description !== before.description),
    updatedAt: tx.now,
  };
  const diff = taskFields.diff(before, after);
  if (!taskFields.isChange(diff)) return before;
  saveTask(tx, diff);
  if (after.labels !== before.labels) relabel(tx, after.id, before.labels, after.labels);
  const names = { people: by.people, parents: told.parents ?? [] };
  const changes = taskFields
    .history(diff, names)
    .map((change) =>
      told.isMerged && change.field === 'description'
        ? { ...change, merged: true as const }
        : change,
    );
  record(tx, ...happenings(after, by, changes, told));
  if (after.status !== before.status) {
    const { projectId, id: taskId } = after;
    const { workflow } = after;
    const [from, to] = [stateOf(workflow, before.status), stateOf(workflow, after.status)];
    recordTransitions(tx, { projectId, taskId, from, to, actorId: by.actor.userId });
  }
  announceChange(tx, by, diff);
  return after;
}

/** A new status and other new values are two entries: they read differently. */
function happenings(
  task: Task,
  by: ActorContext,
  changes: readonly FieldChange[],
  told: SaveOptions,
): NewActivity[] {
  const { kind, note = null, statusKind = taskActivity.transitioned } = told;
  const about = {
    projectId: task.projectId,
    task: { id: task.id, number: task.number, title: task.title },
    actorId: by.actor.userId,
  };
  if (kind) return [{ ...about, kind, changes, note }];
  const status = changes.filter((change) => change.field === 'status');
  const others = changes.filter((change) => change.field !== 'status');
  return [
    ...(others.length > 0 ? [{ ...about, kind: taskActivity.updated, changes: others }] : []),
    ...(status.length > 0 ? [{ ...about, kind: statusKind, changes: status, note }] : []),
  ];
}

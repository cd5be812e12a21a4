import { requireVersion } from '#kernel/version.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { settleTexts } from '#features/foundation/texts/index.ts';
import { type ActorContext, findActiveMember } from '#features/work/projects/index.ts';
import { taskFields } from '../fields.ts';
import { openTask } from '../load.ts';
import { MAX_DESCRIPTION, MAX_TITLE, type Task } from '../model.ts';
import { authorizeTask } from '../policy.ts';
import type { TaskPatch } from '../schema.ts';
import { endFor } from '../store/board.ts';
import { findCard, findLine, findParentOf } from '../store/find.ts';
import { requireAssignee, requireNoCycle, requireParent } from './checks.ts';
import { type Changed, save } from './save.ts';
import { toStatus } from './status.ts';
import { taskRights } from '../rights.ts';

/**
 * Changes any of a task's fields; what is not named stays.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived, cycle), `version_mismatch`,
 *   `text_conflict`, `illegal_transition`, `wip_limit`, `invalid`
 */
export async function updateTask(
  tx: TxScope,
  by: ActorContext,
  name: string,
  patch: TaskPatch,
  ifMatch: number | undefined,
): Promise<Task> {
  const { status, assigneeId, parentId } = patch;
  const isMoving = parentId !== undefined;
  const [task, found] = await openTask(
    tx,
    by.actor,
    name,
    (id) => ({
      end: status === undefined ? undefined : endFor(id, status),
      assignee: assigneeId ? findActiveMember(assigneeId) : undefined,
      parent: parentId ? findCard(parentId) : undefined,
      line: parentId ? findLine(parentId) : undefined,
      oldParent: isMoving ? findParentOf(id) : undefined,
    }),
    { project: isMoving, workflow: status !== undefined },
  );
  authorizeTask(by.actor, taskRights.update, task);
  requireVersion(task.version, ifMatch);
  const { title, description } = await settleTexts(
    tx,
    by.people,
    { of: 'task', ...task },
    textChanges(task, patch),
  );
  const changed: Changed = {
    ...(title && { title: title.text }),
    ...(description && { description: description.text }),
    ...taskFields.accepted(patch, task),
    ...(assigneeId !== undefined && {
      assigneeId: assigneeId && requireAssignee(found.assignee[0]),
    }),
    ...(parentId !== undefined && {
      parentId: parentId && requireParent(found.parent[0], task.projectId),
    }),
    ...(status !== undefined && (await toStatus(tx, task, status, found.end[0]))),
  };
  if (parentId) requireNoCycle(task.id, found.line);
  return save(tx, by, task, changed, {
    isMerged: description?.isMerged,
    parents: [...found.parent, ...found.oldParent],
  });
}

const textChanges = (task: Task, patch: TaskPatch) =>
  [
    {
      field: 'title',
      kept: { text: task.title, version: task.titleVersion },
      written: { text: patch.title?.trim(), version: patch.titleVersion },
      longest: MAX_TITLE,
    },
    {
      field: 'description',
      kept: { text: task.description, version: task.descriptionVersion },
      written: {
        text: patch.description,
        version: patch.descriptionVersion,
        base: patch.descriptionBase,
      },
      longest: MAX_DESCRIPTION,
    },
  ] as const;

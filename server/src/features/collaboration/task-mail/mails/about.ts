import { AppError } from '#kernel/errors.ts';
import type { Actor, Identity } from '#identity/index.ts';
import type { MailDelivery } from '#features/foundation/mail/index.ts';
import { mentionsIn, readComment, withNames } from '#features/collaboration/comments/index.ts';
import { readProject } from '#features/work/projects/index.ts';
import { type Task, findTasks, keyOf, readTask } from '#features/work/tasks/index.ts';
import { type Listing, MOST_LISTED, type MailedComment, type MailedTask } from './contents.ts';

/** What open means in a list of the API. */
const NOT_DONE = 'todo,doing,blocked';

/** The recipient as someone who looks at the workspace, with the rights they have now. */
export function actorOf({ member, tenant }: MailDelivery): Actor | undefined {
  if (!member) return undefined;
  const { account, role } = member;
  return { userId: account.id, tenantId: tenant.id, name: account.fullName, role };
}

/** A task that is still open and theirs, as they see it; undefined when it is not, or gone, or hidden from them. */
export async function ownTask(
  { tenancy }: Identity,
  to: MailDelivery,
  taskId: string,
): Promise<MailedTask | undefined> {
  const actor = actorOf(to);
  if (!actor) return undefined;
  const scope = tenancy.scopeOf(to.tenant);
  try {
    const task = await readTask(scope, actor, taskId);
    if (task.assigneeId !== actor.userId || task.completedAt !== null || task.isArchived)
      return undefined;
    const [project] = await readProject(scope, actor, task.projectId, () => ({}));
    return { ...task, key: keyOf(task), project: project.name };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** A comment that mentions them, as they see it; undefined when it does not any more, or is gone or hidden from them. */
export async function commentTo(
  { tenancy }: Identity,
  to: MailDelivery,
  commentId: string,
): Promise<MailedComment | undefined> {
  const actor = actorOf(to);
  if (!actor) return undefined;
  const scope = tenancy.scopeOf(to.tenant);
  try {
    const { comment, task } = await readComment(scope, actor, commentId, {});
    if (!mentionsIn(comment.body).some(({ personId }) => personId === actor.userId))
      return undefined;
    return {
      id: comment.id,
      text: withNames(comment.body),
      task: { id: task.id, key: keyOf(task), title: task.title },
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}

export interface DueRange {
  readonly dueBefore?: string;
  readonly dueAfter?: string;
}

/** Their open tasks in a span of due times, the ones due first coming first. */
export async function ownTasks(
  { tenancy }: Identity,
  to: MailDelivery,
  span: DueRange,
  category = NOT_DONE,
): Promise<Listing> {
  const actor = actorOf(to);
  if (!actor) return { tasks: [], total: 0 };
  const query = { assignee: 'me', category, ...span };
  const { tasks, total } = await findTasks(tenancy.scopeOf(to.tenant), actor, query, {
    limit: MOST_LISTED,
  });
  const open = tasks.filter((task) => !task.isArchived);
  return { tasks: open.map(toListed), total: total - (tasks.length - open.length) };
}

export const toListed = (task: Task) => ({
  key: keyOf(task),
  title: task.title,
  dueAt: task.dueAt,
});

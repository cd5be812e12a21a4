import type { Actor } from '#identity/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import { nextNames, stateOf } from '#features/work/workflow/index.ts';
import { type Task, keyOf } from './model.ts';
import { abilitiesWith } from './policy.ts';
import type { TaskView } from './schema.ts';

export const toTaskView = (task: Task, actor: Actor, people: Directory): TaskView => ({
  id: task.id,
  key: keyOf(task),
  number: task.number,
  projectId: task.projectId,
  title: task.title,
  description: task.description,
  status: task.status,
  category: stateOf(task.workflow, task.status).category,
  priority: task.priority,
  assignee: referTo(people, task.assigneeId),
  reporter: referTo(people, task.reporterId),
  labels: [...task.labels],
  startDate: task.startDate,
  dueAt: task.dueAt,
  estimateMinutes: task.estimateMinutes,
  parentId: task.parentId,
  rank: task.rank,
  version: task.version,
  titleVersion: task.titleVersion,
  descriptionVersion: task.descriptionVersion,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  completedAt: task.completedAt,
  deletedAt: task.deletedAt,
  externalUrl: task.externalUrl,
  transitions: nextNames(task.workflow, task.status),
  can: abilitiesWith(task, actor),
});

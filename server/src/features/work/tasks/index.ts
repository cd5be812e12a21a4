/**
 * Tasks: their fields, transitions, board positions and statistics. Owns task; announces its events, and writes labels
 * and history in the same unit of work. Depends on projects, labels, activity and people.
 */
export { removeTasksOf } from './actions/clean-up.ts';
export { purgeTask } from './actions/remove.ts';
export { checkCounts, foldCounts } from './actions/counts.ts';
export { createTask } from './actions/create.ts';
export { statisticsOf, tasksOf } from './all.ts';
export { claimQuotaForMany, claimQuotaForTasksOf } from './actions/quota.ts';
export { transitionTask } from './actions/status.ts';
export { restateTasks } from './actions/restate.ts';
export { importTasks, type ImportedTask } from './actions/import.ts';
export {
  taskCreated,
  taskPurged,
  taskDeleted,
  taskRestored,
  taskUpdated,
  tasksReordered,
  TaskSnapshot,
  type TaskChange,
} from './events.ts';
export { taskLimits } from './limits.ts';
export { taskNotifications } from './notifications.ts';
export { openTask, readTask, readTaskWith, readTrashedTask } from './load.ts';
export { abilitiesWith, mayPurge, requireUnarchived } from './policy.ts';
export { findTasks, soonestTasks } from './soonest.ts';
export { assigneesOverdue, findAssignee, tasksDue } from './store/due.ts';
export { taskActivity } from './activity.ts';
export { tasksFeature } from './feature.ts';
export { type StatisticsView, TaskParams, TaskView } from './schema.ts';
export { toTaskView } from './view.ts';
export {
  MAX_DESCRIPTION,
  MAX_TITLE,
  PRIORITIES,
  type Priority,
  type Task,
  keyOf,
} from './model.ts';
export { toPriority } from './fields.ts';
export type { WorkTables } from './store/tables.ts';
export { visibleTasks } from './store/visible.ts';
export { projectOfTask } from './store/place.ts';
export { endOfColumn } from './store/board.ts';
export { type StatusCount, allCounts, liveCounts } from './store/restate.ts';
export { takenIn } from './store/import.ts';

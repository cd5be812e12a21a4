/** Tasks: the board, the list and the panel, and every change to a task. Depends on projects. */
export { knownTask } from './cache.ts';
export { CreateTaskDialog } from './create-dialog.tsx';
export { toFilter, withoutStatus, type TaskFilter } from './filter.ts';
export { FilterBar } from './filter-bar.tsx';
export { taskReducer } from './live/reducer.ts';
export { activityQuery, columnQuery, listQuery, taskQuery, type Sort } from './queries.ts';

/** The trash: deleted tasks and projects, to look at, restore and delete for good. */
export { trashReducer } from './live.ts';
export { trashedProjectsQuery, trashedTasksQuery } from './queries.ts';

/** Comments on tasks, in the panel of a task. Depends on projects and people. */
export { anchorOf } from './anchor.ts';

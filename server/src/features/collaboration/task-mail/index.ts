/**
 * Mail about tasks: assigned, due tomorrow, overdue, the week ahead. Owns no table. Handles events of tasks; depends
 * on tasks, projects, people and mail.
 */
export { taskMailFeature } from './feature.ts';

/**
 * Mail about tasks: assigned, due tomorrow, overdue, the week ahead. Owns no table. Listens to tasks; depends
 * on tasks, projects, people and mail.
 */
export { taskMailFeature } from './feature.ts';

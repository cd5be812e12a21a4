/**
 * Mail about tasks: assigned, mentioned in a comment, due tomorrow, overdue, the week ahead. Owns no table. Handles
 * events of tasks and comments; depends on these, projects, people and mail.
 */
export { taskMailFeature } from './feature.ts';

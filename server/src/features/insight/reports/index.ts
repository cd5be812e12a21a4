/**
 * Reports about a project, as files. Owns report, where a job puts what it made for the person who asked;
 * a scheduled job removes it a week later. Depends on projects, tasks and people.
 */
export { reportsFeature } from './feature.ts';

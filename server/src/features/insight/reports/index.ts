/**
 * Project reports, as files. Owns report, where a job stores the file for the person who requested it; a scheduled job
 * deletes it a week later. Depends on projects, tasks and people.
 */
export { reportsFeature } from './feature.ts';

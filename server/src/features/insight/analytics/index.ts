/**
 * Daily snapshots of projects. Owns project_snapshot and project_snapshot_state, which a scheduled job writes at the
 * end of the workspace's day, and which can be computed for past days. Depends on projects, tasks and workflow.
 */
export { analyticsFeature } from './feature.ts';
export { toStateRows } from './older.ts';

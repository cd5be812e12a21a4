/**
 * How projects stood day by day. Owns project_snapshot and
 * project_snapshot_state, which a scheduled job writes when a day of the workspace's
 * own has ended, and which can be worked out for days of before. Depends on projects, tasks and workflow.
 */
export { analyticsFeature } from './feature.ts';
export { toStateRows } from './older.ts';

import type { Scope } from '#tenancy/scope/index.ts';
import { workflowsOf } from '#features/work/workflow/index.ts';
import type { Task } from '../model.ts';
import { type TaskStandingRow, toTask } from './tables.ts';

const refOf = (row: TaskStandingRow) => ({
  projectId: row.project_id,
  revision: row.workflow_revision,
});

/** The tasks of rows, each with the workflow of its project: no message but for workflows this process has not seen. */
export async function toTasks(scope: Scope, rows: readonly TaskStandingRow[]): Promise<Task[]> {
  const workflowOf = await workflowsOf(scope, rows.map(refOf));
  return rows.map((row) => toTask(row, workflowOf(refOf(row))));
}

/** The same of one row, if there is one. */
export async function toTaskIn(
  scope: Scope,
  row: TaskStandingRow | undefined,
): Promise<Task | undefined> {
  return row && (await toTasks(scope, [row]))[0];
}

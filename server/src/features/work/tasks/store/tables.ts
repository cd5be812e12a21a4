import type { GeneratedAlways } from 'kysely';
import type { ProjectRole } from '#identity/index.ts';
import { type ProjectTables, standingOf } from '#features/work/projects/index.ts';
import type { Workflow, WorkflowTables } from '#features/work/workflow/index.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';

export type StoredTask = ReturnType<typeof taskFields.toRow>;

export type TaskRow = StoredTask & {
  /** Where an imported task came from, such as `github:224959526`. */
  external_ref: string | null;
};

/** Live tasks, counted by triggers: a group's count is the sum of its rows (migrations/tenant/0007_growth.sql). */
export interface TallyRow {
  project_id: string;
  status: string;
  priority: number;
  /** {@link NOBODY} where there is none. */
  assignee_id: string;
  /** The connection that has counted; 0 for what was added up. */
  writer: number;
  tasks: number;
}

/** Those that are not done and have a due time, by its day in UTC. */
export interface DueTallyRow {
  project_id: string;
  day: string;
  writer: number;
  tasks: number;
}

export interface TaskTables {
  /** `title_key` is what titles are sorted by. */
  task: TaskRow & { title_key: GeneratedAlways<string> };
  task_tally: TallyRow;
  task_due_tally: DueTallyRow;
}

export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What a task's queries may name. */
export type WorkTables = TaskTables & ProjectTables & Pick<WorkflowTables, 'workflow_state'>;

export const TASK_COLUMNS = taskFields.columns;

/** A task with the caller's role in its project. */
export interface TaskStandingRow extends StoredTask {
  visibility: 'workspace' | 'private';
  project_role: ProjectRole | null;
  archived_at: string | null;
  workflow_revision: string | null;
}

export const toTask = (row: TaskStandingRow, workflow: Workflow): Task =>
  Object.assign(taskFields.fromRow(row), {
    workflow,
    standing: standingOf(row),
    isArchived: row.archived_at !== null,
  });

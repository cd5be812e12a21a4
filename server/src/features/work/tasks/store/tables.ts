import type { GeneratedAlways } from 'kysely';
import type { ProjectRole } from '#identity/index.ts';
import { type ProjectTables, standingOf } from '#features/work/projects/index.ts';
import type { Workflow, WorkflowTables } from '#features/work/workflow/index.ts';
import { PRIORITIES, type Priority, type Task } from '../model.ts';

export interface TaskRow {
  id: string;
  project_id: string;
  project_key: string;
  number: number;
  title: string;
  description: string;
  status: string;
  /** 1 to 4, so that it sorts. */
  priority: number;
  assignee_id: string | null;
  reporter_id: string | null;
  /** JSON array of names; task_label is its index. */
  labels: string;
  start_date: string | null;
  due_at: string | null;
  estimate_minutes: number | null;
  parent_id: string | null;
  rank: string;
  external_ref: string | null;
  external_url: string | null;
  version: number;
  title_version: number;
  description_version: number;
  created_at: string;
  updated_at: string;
  completed_at: string | null;
  deleted_at: string | null;
}

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

export const TASK_COLUMNS = [
  'id',
  'project_id',
  'project_key',
  'number',
  'title',
  'description',
  'status',
  'priority',
  'assignee_id',
  'reporter_id',
  'labels',
  'start_date',
  'due_at',
  'estimate_minutes',
  'parent_id',
  'rank',
  'external_url',
  'version',
  'title_version',
  'description_version',
  'created_at',
  'updated_at',
  'completed_at',
  'deleted_at',
] as const;

export type StoredTask = Pick<TaskRow, (typeof TASK_COLUMNS)[number]>;

/** A task with the caller's role in its project. */
export interface TaskStandingRow extends StoredTask {
  visibility: 'workspace' | 'private';
  project_role: ProjectRole | null;
  archived_at: string | null;
  workflow_revision: string | null;
}

export const toPriority = (level: number): Priority => PRIORITIES[level - 1] as Priority;
export const priorityLevel = (priority: Priority): number => PRIORITIES.indexOf(priority) + 1;

const NO_LABELS: readonly string[] = [];

/** Imports of earlier versions took whatever stood there, `javascript:` included. */
const linkIn = (text: string | null): string | null =>
  text !== null && /^https?:\/\//i.test(text) ? text : null;

export const toTask = (row: TaskStandingRow, workflow: Workflow): Task => ({
  id: row.id,
  projectId: row.project_id,
  projectKey: row.project_key,
  number: row.number,
  title: row.title,
  description: row.description,
  status: row.status,
  priority: toPriority(row.priority),
  assigneeId: row.assignee_id,
  reporterId: row.reporter_id,
  labels: row.labels === '[]' ? NO_LABELS : (JSON.parse(row.labels) as string[]),
  startDate: row.start_date,
  dueAt: row.due_at,
  estimateMinutes: row.estimate_minutes,
  parentId: row.parent_id,
  rank: row.rank,
  externalUrl: linkIn(row.external_url),
  version: row.version,
  titleVersion: row.title_version,
  descriptionVersion: row.description_version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  completedAt: row.completed_at,
  deletedAt: row.deleted_at,
  workflow,
  standing: standingOf(row),
  isArchived: row.archived_at !== null,
});

export const toTaskRow = (task: Task): StoredTask => ({
  id: task.id,
  project_id: task.projectId,
  project_key: task.projectKey,
  number: task.number,
  title: task.title,
  description: task.description,
  status: task.status,
  priority: priorityLevel(task.priority),
  assignee_id: task.assigneeId,
  reporter_id: task.reporterId,
  labels: JSON.stringify(task.labels),
  start_date: task.startDate,
  due_at: task.dueAt,
  estimate_minutes: task.estimateMinutes,
  parent_id: task.parentId,
  rank: task.rank,
  external_url: task.externalUrl,
  version: task.version,
  title_version: task.titleVersion,
  description_version: task.descriptionVersion,
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  completed_at: task.completedAt,
  deleted_at: task.deletedAt,
});

import type { ProjectStanding } from '#identity/index.ts';
import type { Workflow } from '#features/work/workflow/index.ts';

/** Weakest first: that is their order when a list is sorted by priority. */
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const MAX_TITLE = 255;
export const MAX_DESCRIPTION = 100_000;
/** A year of minutes. */
export const MAX_ESTIMATE = 525_600;

/** A task, with what decides about the one who asked for it. */
export interface Task {
  readonly id: string;
  readonly projectId: string;
  readonly projectKey: string;
  readonly number: number;
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** The name of its state. */
  readonly status: string;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly reporterId: string | null;
  readonly labels: readonly string[];
  readonly startDate: string | null;
  readonly dueAt: string | null;
  readonly estimateMinutes: number | null;
  readonly parentId: string | null;
  /** Place in its column of the board, in byte order; ties are settled by id. */
  readonly rank: string;
  readonly externalUrl: string | null;
  readonly version: number;
  readonly titleVersion: number;
  readonly descriptionVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly completedAt: string | null;
  readonly deletedAt: string | null;
  /** Of its project. */
  readonly workflow: Workflow;
  readonly standing: ProjectStanding;
  /** Whether its project is archived, so that nothing in it changes. */
  readonly isArchived: boolean;
}

export const keyOf = (task: Pick<Task, 'projectKey' | 'number'>): string =>
  `${task.projectKey}-${task.number}`;

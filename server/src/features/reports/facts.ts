import type { Directory } from '#features/people/index.ts';
import type { Project } from '#features/projects/index.ts';
import type { Priority, StatisticsView, Status } from '#features/tasks/index.ts';

/** What a report is about. */
export interface Facts {
  readonly project: Project;
  readonly statistics: StatisticsView;
  readonly people: Directory;
  /** Of the workspace, in which times are written. */
  readonly timeZone: string;
  readonly workspace: string;
  /** Who asked for it. */
  readonly author: string;
  readonly now: Date;
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  BLOCKED: 'Blocked',
  DONE: 'Done',
};

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
};

export const nameOf = (people: Directory, id: string | null): string =>
  id === null ? 'Nobody' : (people.get(id)?.name ?? 'Somebody who left');

/** A time as the workspace's clocks show it, such as 28 Nov 2026, 17:05. */
export const timeIn = (timeZone: string, at: string | Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );

/** The day of a moment there, for what is due some time on a day. */
export const dayIn = (timeZone: string, at: string): string =>
  new Date(at).toLocaleDateString('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

export const PROJECT_WORDS: Record<Project['status'], string> = {
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
};

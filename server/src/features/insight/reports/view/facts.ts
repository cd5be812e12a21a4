import { dueDay } from '#kernel/due-day.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import type { Project } from '#features/work/projects/index.ts';
import type { Priority, StatisticsView } from '#features/work/tasks/index.ts';

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

const STATUS_WORDS: Readonly<Record<string, string>> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  BLOCKED: 'Blocked',
  DONE: 'Done',
};

/** The default states in words; others are called as their project calls them. */
export const statusWord = (name: string): string => STATUS_WORDS[name] ?? name;

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
};

export const nameOf = (people: Directory, id: string | null): string =>
  id === null ? 'Nobody' : (people.get(id)?.name ?? 'A former member');

/** When a task is due: the day someone chose, such as 28 Nov 2026, or a time. */
export function dueIn(timeZone: string, at: string): string {
  const day = dueDay(at);
  return day === undefined ? timeIn(timeZone, at) : dayIn(day);
}

/** A day, such as 28 Nov 2026. @param day YYYY-MM-DD, with or without a time behind it */
export const dayIn = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );

/** A time as the workspace's clocks show it, such as 28 Nov 2026, 17:05. */
export const timeIn = (timeZone: string, at: string | Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );

export const PROJECT_WORDS: Record<Project['status'], string> = {
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
};

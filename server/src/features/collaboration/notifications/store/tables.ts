import type { WorkTables } from '#features/work/tasks/index.ts';
import type { InboxEntry, NotifiedEvent } from '../model.ts';

export interface NotificationRow {
  id: string;
  person_id: string;
  project_id: string;
  task_id: string | null;
  actor_id: string | null;
  group_key: string | null;
  /** JSON array of {@link NotifiedEvent}. */
  data: string;
  at: string;
  shows_at: string;
  read_at: string | null;
  snoozed_until: string | null;
  version: number;
}

/** What the queries of an inbox may name. */
export type InboxTables = WorkTables & { notification: NotificationRow };

export const COLUMNS = [
  'id',
  'person_id',
  'project_id',
  'task_id',
  'actor_id',
  'group_key',
  'data',
  'at',
  'shows_at',
  'read_at',
  'snoozed_until',
  'version',
] as const;

export const toEntry = (row: NotificationRow): InboxEntry => ({
  id: row.id,
  personId: row.person_id,
  projectId: row.project_id,
  taskId: row.task_id,
  actorId: row.actor_id,
  groupKey: row.group_key,
  happenings: JSON.parse(row.data) as NotifiedEvent[],
  at: row.at,
  showsAt: row.shows_at,
  readAt: row.read_at,
  snoozedUntil: row.snoozed_until,
  version: row.version,
});

export const toRow = (entry: InboxEntry): NotificationRow => ({
  id: entry.id,
  person_id: entry.personId,
  project_id: entry.projectId,
  task_id: entry.taskId,
  actor_id: entry.actorId,
  group_key: entry.groupKey,
  data: JSON.stringify(entry.happenings),
  at: entry.at,
  shows_at: entry.showsAt,
  read_at: entry.readAt,
  snoozed_until: entry.snoozedUntil,
  version: entry.version,
});

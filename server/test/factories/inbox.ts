import type { Client } from './work.ts';

export interface NotificationAnswer {
  id: string;
  kind: string;
  changes: { kind: string; from: string | null; to: string | null }[];
  count: number;
  actor: { id: string; name: string } | null;
  project: { id: string; key: string; name: string };
  task: { id: string; key: string; title: string; deleted: boolean } | null;
  at: string;
  unread: boolean;
  readAt: string | null;
  snoozedUntil: string | null;
  version: number;
}

export interface InboxAnswer {
  items: NotificationAnswer[];
  nextCursor: string | null;
  unreadCount: number;
  nextSnoozeEndsAt: string | null;
}

/** Someone's inbox as they see it. */
export const inboxOf = (client: Client, query = ''): Promise<InboxAnswer> =>
  client.ok('GET', `/me/notifications?limit=100${query}`);

/** What it says in short, the latest first: `assigned CO-1`, `status+due CO-2 ×3`. */
export const said = ({ items }: InboxAnswer): string[] =>
  items.map(({ changes, task, project, count }) =>
    [
      changes.map(({ kind }) => kind).join('+'),
      task?.title ?? project.name,
      ...(count > 1 ? [`×${count}`] : []),
    ].join(' '),
  );

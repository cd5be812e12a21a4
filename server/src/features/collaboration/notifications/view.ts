import { type Directory, referTo } from '#features/foundation/people/index.ts';
import { summary } from './model.ts';
import type { NotificationView } from './schema.ts';
import type { NamedEntry } from './store/read.ts';

/** @param kinds names of notices, what counts most first */
export function toNotificationView(
  entry: NamedEntry,
  people: Directory,
  kinds: readonly string[],
): NotificationView {
  const { project, task, happenings } = entry;
  const changes = summary(happenings, kinds);
  return {
    id: entry.id,
    kind: changes[0]?.kind ?? '',
    changes: changes.map(({ kind, from, to }) => ({ kind, from, to })),
    count: happenings.length,
    actor: referTo(people, entry.actorId),
    project: { ...project },
    task: task && {
      id: task.id,
      key: `${project.key}-${task.number}`,
      title: task.title,
      deleted: task.isDeleted,
    },
    at: entry.at,
    unread: entry.readAt === null,
    readAt: entry.readAt,
    snoozedUntil: entry.snoozedUntil,
    version: entry.version,
  };
}

import { iso } from '#kernel/time.ts';
import type { Identity } from '#identity/index.ts';
import type { MailKind } from '#features/foundation/mail/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { findTasks } from '#features/work/tasks/index.ts';
import { actorOf, commentTo, ownTask, ownTasks, toListed } from './about.ts';
import {
  MOST_LISTED,
  assignedContent,
  digestContent,
  mentionedContent,
  overdueContent,
  reminderContent,
} from './contents.ts';
import { taskMailPreferences } from '../preferences.ts';
import { SAMPLE, SAMPLE_COMMENT, SAMPLE_LATE, SAMPLE_WEEK } from './samples.ts';

export interface TaskMailDeps {
  readonly identity: Identity;
  readonly people: People;
}

const DAY_MS = 86_400_000;
const after = (time: string, days: number): string =>
  iso(new Date(Date.parse(time) + days * DAY_MS));

export type AssignedMail = MailKind<{ taskId: string; actorId: string | null }>;

/** Tells someone that a task is theirs now. */
export const assignedMail = ({ identity, people }: TaskMailDeps): AssignedMail => ({
  name: 'task_assigned',
  preference: taskMailPreferences.assigned,
  compose: async (to, { taskId, actorId }) => {
    const task = await ownTask(identity, to, taskId);
    if (!task) return undefined;
    const directory = await people.directory(identity.tenancy.scopeOf(to.tenant));
    return assignedContent(to, task, actorId === null ? undefined : directory.get(actorId)?.name);
  },
  samples: (to) => [assignedContent(to, SAMPLE, 'Dana Whitfield')],
});

export type MentionedMail = MailKind<{ commentId: string; actorId: string | null }>;

/** Shows someone the comment that mentions them. */
export const mentionedMail = ({ identity, people }: TaskMailDeps): MentionedMail => ({
  name: 'comment_mention',
  preference: taskMailPreferences.mentioned,
  compose: async (to, { commentId, actorId }) => {
    const comment = await commentTo(identity, to, commentId);
    if (!comment) return undefined;
    const directory = await people.directory(identity.tenancy.scopeOf(to.tenant));
    const by = actorId === null ? undefined : directory.get(actorId)?.name;
    return mentionedContent(to, comment, by);
  },
  samples: (to) => [mentionedContent(to, SAMPLE_COMMENT, 'Dana Whitfield')],
});

export type ReminderMail = MailKind<{ taskId: string; dueAt: string }>;

/** Reminds someone of a task that is due soon; when it has been given another day, another one does. */
export const reminderMail = ({ identity }: TaskMailDeps): ReminderMail => ({
  name: 'task_due',
  preference: taskMailPreferences.due,
  compose: async (to, { taskId, dueAt }) => {
    const task = await ownTask(identity, to, taskId);
    if (task?.dueAt !== dueAt || dueAt <= iso(identity.clock.now())) return undefined;
    return reminderContent(to, { ...task, dueAt });
  },
  samples: (to) => [reminderContent(to, SAMPLE)],
});

export type OverdueMail = MailKind<object>;

/** Lists someone's overdue tasks. */
export const overdueMail = ({ identity }: TaskMailDeps): OverdueMail => ({
  name: 'tasks_overdue',
  preference: taskMailPreferences.overdue,
  compose: async (to) => {
    const late = await ownTasks(identity, to, { dueBefore: iso(identity.clock.now()) });
    return late.total === 0 ? undefined : overdueContent(to, late);
  },
  samples: (to) => [
    overdueContent(to, SAMPLE_LATE),
    overdueContent(to, { tasks: SAMPLE_LATE.tasks.slice(0, 1), total: 1 }),
  ],
});

export type DigestMail = MailKind<object>;

/** Says what someone has before them this week. */
export const digestMail = ({ identity }: TaskMailDeps): DigestMail => ({
  name: 'digest',
  preference: taskMailPreferences.digest,
  compose: async (to) => {
    const actor = actorOf(to);
    if (!actor) return undefined;
    const scope = identity.tenancy.scopeOf(to.tenant);
    const now = iso(identity.clock.now());
    const [late, week, atWork, finished] = await Promise.all([
      ownTasks(identity, to, { dueBefore: now }),
      ownTasks(identity, to, { dueAfter: now, dueBefore: after(now, 7) }),
      findTasks(
        scope,
        actor,
        { assignee: 'me', category: 'doing' },
        { limit: 100, sort: '-updatedAt' },
      ),
      findTasks(
        scope,
        actor,
        { assignee: 'me', category: 'done', updatedSince: after(now, -7) },
        { limit: 100, sort: '-updatedAt' },
      ),
    ]);
    const undated = atWork.tasks.filter((task) => task.dueAt === null && !task.isArchived);
    const done = finished.tasks.filter(({ completedAt }) => (completedAt ?? '') >= after(now, -7));
    if (late.total + week.total + undated.length + done.length === 0) return undefined;
    const others = {
      tasks: undated.slice(0, MOST_LISTED).map(toListed),
      total: undated.length,
    };
    return digestContent(to, { late, week, others, done: done.length });
  },
  samples: (to) => [digestContent(to, SAMPLE_WEEK)],
});

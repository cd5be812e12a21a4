import { iso } from '#kernel/time.ts';
import { jobRequest, type Jobs, type TenantAttempt } from '#messaging/jobs/index.ts';
import { type Member, findAccount, findMember, listMembers, whoWants } from '#identity/index.ts';
import type { MailKind, Mailer } from '#features/foundation/mail/index.ts';
import { assigneesOverdue, findAssignee, tasksDue } from '#features/work/tasks/index.ts';
import { AHEAD_MS } from './after-events.ts';
import { mailReminder } from './types.ts';
import type {
  AssignedMail,
  DigestMail,
  MentionedMail,
  OverdueMail,
  ReminderMail,
  TaskMailDeps,
} from '../mails/kinds.ts';
import { taskMailNotifications } from '../preferences.ts';

export interface TaskMailWorkDeps extends TaskMailDeps {
  readonly mailer: Mailer;
  readonly jobs: Jobs;
}

/** What the work of this feature enqueues. */
export interface Kinds {
  readonly assigned: AssignedMail;
  readonly mentioned: MentionedMail;
  readonly reminder: ReminderMail;
  readonly overdue: OverdueMail;
  readonly digest: DigestMail;
}

/** Promises a mail to a member; nothing to someone who is none. */
async function promiseTo<D extends object>(
  { identity, mailer }: TaskMailWorkDeps,
  tenantId: string,
  accountId: string,
  mail: { kind: MailKind<D>; about: string; data: D },
): Promise<boolean> {
  const [account, member] = await Promise.all([
    findAccount(identity.control, accountId),
    findMember(identity.control, tenantId, accountId),
  ]);
  if (!account || !member?.active) return false;
  const to = { accountId, address: account.email, locale: account.locale };
  return identity.control
    .transaction()
    .execute((trx) => mailer.enqueue(trx, { ...mail, tenantId, to }));
}

interface Assignment {
  eventId: string;
  taskId: string;
  assigneeId: string;
  actorId: string | null;
}

/** Whether it is still so is looked at when the mail is written; what is plainly over promises none. */
export async function tellAssigned(
  deps: TaskMailWorkDeps,
  kind: AssignedMail,
  { tenant, scope, data }: TenantAttempt<Assignment>,
): Promise<{ promised: boolean }> {
  const { eventId, taskId, assigneeId, actorId } = data;
  if ((await findAssignee(scope, taskId)) !== assigneeId) return { promised: false };
  const mail = { kind, about: eventId, data: { taskId, actorId } };
  return { promised: await promiseTo(deps, tenant.id, assigneeId, mail) };
}

interface Mentioning {
  commentId: string;
  personId: string;
  actorId: string | null;
}

export async function tellMentioned(
  deps: TaskMailWorkDeps,
  kind: MentionedMail,
  { tenant, data: { commentId, personId, actorId } }: TenantAttempt<Mentioning>,
): Promise<{ promised: boolean }> {
  const mail = { kind, about: commentId, data: { commentId, actorId } };
  return { promised: await promiseTo(deps, tenant.id, personId, mail) };
}

export async function remind(
  deps: TaskMailWorkDeps,
  kind: ReminderMail,
  { tenant, scope, data }: TenantAttempt<{ taskId: string; dueAt: string }>,
): Promise<{ promised: boolean }> {
  const assigneeId = await findAssignee(scope, data.taskId);
  if (assigneeId === undefined) return { promised: false };
  const mail = { kind, about: `${data.taskId}:${data.dueAt}`, data };
  return { promised: await promiseTo(deps, tenant.id, assigneeId, mail) };
}

/** Asks for the reminders of the next day: of tasks that came without an event, by a copy or an archive. */
export async function ahead(
  { identity, jobs }: TaskMailWorkDeps,
  { tenant, scope }: TenantAttempt<{ day: string }>,
): Promise<{ reminders: number }> {
  const now = identity.clock.now().getTime();
  const span = { from: iso(new Date(now + AHEAD_MS)), to: iso(new Date(now + 2 * AHEAD_MS)) };
  let reminders = 0;
  for await (const { id, dueAt } of tasksDue(scope, span)) {
    const delaySeconds = Math.ceil((Date.parse(dueAt) - AHEAD_MS - now) / 1000);
    const options = { delaySeconds, singletonKey: `${id} ${dueAt}` };
    await jobs.send(tenant.id, [jobRequest(mailReminder, { taskId: id, dueAt }, options)]);
    reminders += 1;
  }
  return { reminders };
}

/** One list a day for everyone who has overdue tasks and wants it. */
export async function listOverdue(
  deps: TaskMailWorkDeps,
  kind: OverdueMail,
  { tenant, scope, data: { day } }: TenantAttempt<{ day: string }>,
): Promise<{ promised: number }> {
  const { control, clock } = deps.identity;
  let promised = 0;
  for await (const assigneeId of assigneesOverdue(scope, iso(clock.now()))) {
    const wanting = await whoWants(control, [assigneeId], taskMailNotifications.overdue, 'email');
    if (!wanting.has(assigneeId)) continue;
    if (
      await promiseTo(deps, tenant.id, assigneeId, { kind, about: `${tenant.id}:${day}`, data: {} })
    )
      promised += 1;
  }
  return { promised };
}

/** The summary of the week for every member who wants it. */
export async function sumUp(
  deps: TaskMailWorkDeps,
  kind: DigestMail,
  { tenant, data: { day } }: TenantAttempt<{ day: string }>,
): Promise<{ promised: number }> {
  const { control } = deps.identity;
  let promised = 0;
  for await (const members of membersOf(deps, tenant.id)) {
    const ids = members.map(({ userId }) => userId);
    for (const id of await whoWants(control, ids, taskMailNotifications.digest, 'email'))
      if (await promiseTo(deps, tenant.id, id, { kind, about: `${tenant.id}:${day}`, data: {} }))
        promised += 1;
  }
  return { promised };
}

/** Every member, a page at a time. */
async function* membersOf(
  { identity }: TaskMailWorkDeps,
  tenantId: string,
): AsyncGenerator<Member[]> {
  const limit = 500;
  for (let last: Member | undefined; ;) {
    const after = last && { name: last.name.toLowerCase(), id: last.userId };
    const page = await listMembers(identity.control, tenantId, { limit, q: undefined, after });
    yield page;
    if (page.length < limit) return;
    last = page.at(-1);
  }
}

import type { Priority } from '#features/work/tasks/index.ts';
import {
  type Addressee,
  type Block,
  type MailContent,
  type TaskLine,
  excerpt,
  nameInMail,
  titleInMail,
  formatDue,
  formatDueShort,
} from '#features/foundation/mail/index.ts';
import { TASK_MAIL_WORDS } from './words.ts';

/** A task as mails tell of it. */
export interface MailedTask {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly dueAt: string | null;
  /** Its project's name. */
  readonly project: string;
}

/** A comment as mails tell of it. */
export interface MailedComment {
  readonly id: string;
  /** With names for mentions. */
  readonly text: string;
  readonly task: Pick<MailedTask, 'id' | 'key' | 'title'>;
}

/** So many are named in a list. */
export const MOST_LISTED = 20;
const LONGEST_DESCRIPTION = 400;
const LONGEST_COMMENT = 1000;

/** Where a task is found. */
function urlOf({ workspace }: Addressee, key: string): string {
  const at = key.lastIndexOf('-');
  return `${workspace.url}/p/${key.slice(0, at)}/t/${key.slice(at + 1)}`;
}

const threadOf = ({ id }: Pick<MailedTask, 'id'>): string => `task-${id}`;

function factsOf({ reader }: Addressee, task: MailedTask): Block {
  const { facts, priorities } = TASK_MAIL_WORDS[reader.language];
  return {
    kind: 'facts',
    rows: [
      [facts.project, task.project],
      [facts.priority, priorities[task.priority]],
      ...(task.dueAt === null ? [] : [[facts.due, formatDue(reader, task.dueAt)] as const]),
    ],
  };
}

const descriptionOf = ({ description }: MailedTask): Block[] =>
  description.trim() === ''
    ? []
    : [{ kind: 'quote', text: excerpt(description, LONGEST_DESCRIPTION) }];

/** The same with names that are fit for mail. */
const named = <T extends MailedTask>(task: T): T => ({
  ...task,
  title: titleInMail(task.title),
  project: nameInMail(task.project),
});

/** @param by who assigned it; undefined when no one in particular did */
export function assignedContent(
  to: Addressee,
  assignment: MailedTask,
  by: string | undefined,
): MailContent {
  const [task, who] = [named(assignment), by === undefined ? undefined : nameInMail(by)];
  const words = TASK_MAIL_WORDS[to.reader.language];
  const { assigned } = words;
  return {
    subject: assigned.subject(task.key, task.title),
    preheader: who === undefined ? task.project : assigned.preheader(who, task.project),
    heading: task.title,
    blocks: [
      {
        kind: 'paragraph',
        text:
          who === undefined ? assigned.byNobody(task.project) : assigned.text(who, task.project),
      },
      factsOf(to, task),
      ...descriptionOf(task),
      { kind: 'button', label: words.open, url: urlOf(to, task.key) },
    ],
    reason: assigned.reason,
    thread: threadOf(task),
  };
}

/** @param by who wrote it; undefined when they are not known */
export function mentionedContent(
  to: Addressee,
  { id, text, task }: MailedComment,
  by: string | undefined,
): MailContent {
  const { mentioned } = TASK_MAIL_WORDS[to.reader.language];
  const who = by === undefined ? mentioned.someone : nameInMail(by);
  const title = titleInMail(task.title);
  return {
    subject: mentioned.subject(task.key, title),
    preheader: mentioned.preheader(who),
    heading: title,
    blocks: [
      { kind: 'paragraph', text: mentioned.text(who, task.key) },
      { kind: 'quote', text: excerpt(text, LONGEST_COMMENT) },
      { kind: 'button', label: mentioned.open, url: `${urlOf(to, task.key)}#comment-${id}` },
    ],
    reason: mentioned.reason,
    thread: threadOf(task),
  };
}

export function reminderContent(to: Addressee, due: MailedTask & { dueAt: string }): MailContent {
  const task = named(due);
  const words = TASK_MAIL_WORDS[to.reader.language];
  const { reminder } = words;
  const time = formatDue(to.reader, task.dueAt);
  return {
    subject: reminder.subject(task.key, task.title),
    preheader: reminder.preheader(time),
    heading: task.title,
    blocks: [
      { kind: 'paragraph', text: reminder.text(time) },
      factsOf(to, task),
      ...descriptionOf(task),
      { kind: 'button', label: words.open, url: urlOf(to, task.key) },
    ],
    reason: reminder.reason,
    thread: threadOf(task),
  };
}

/** A task in a list, where a project is known by its key. */
export type Listed = Pick<MailedTask, 'key' | 'title' | 'dueAt'>;

/** Some tasks, and how many there are in all. */
export interface Listing {
  readonly tasks: readonly Listed[];
  readonly total: number;
}

function linesOf(to: Addressee, { tasks }: Listing, late: boolean): TaskLine[] {
  const words = TASK_MAIL_WORDS[to.reader.language];
  return tasks.map(({ key, title, dueAt }) => {
    const time = dueAt === null ? undefined : formatDueShort(to.reader, dueAt);
    return {
      key,
      title: titleInMail(title),
      url: urlOf(to, key),
      details: time === undefined ? words.noDue : late ? words.wasDue(time) : words.due(time),
      late,
    };
  });
}

function listOf(to: Addressee, listing: Listing, late: boolean): Block[] {
  const words = TASK_MAIL_WORDS[to.reader.language];
  const left = listing.total - listing.tasks.length;
  return [
    { kind: 'tasks', tasks: linesOf(to, listing, late) },
    ...(left > 0 ? [{ kind: 'note' as const, text: words.more(left) }] : []),
  ];
}

export function overdueContent(to: Addressee, listing: Listing): MailContent {
  const words = TASK_MAIL_WORDS[to.reader.language];
  const { overdue } = words;
  return {
    subject: overdue.subject(listing.total),
    preheader: overdue.preheader,
    heading: overdue.heading(listing.total),
    blocks: [
      { kind: 'paragraph', text: [overdue.text] },
      ...listOf(to, listing, true),
      { kind: 'button', label: words.openWorkspace, url: to.workspace.url },
    ],
    reason: overdue.reason,
  };
}

/** What someone has before them. */
export interface Week {
  readonly late: Listing;
  readonly week: Listing;
  readonly others: Listing;
  /** How many they finished in the week before. */
  readonly done: number;
}

export function digestContent(to: Addressee, { late, week, others, done }: Week): MailContent {
  const words = TASK_MAIL_WORDS[to.reader.language];
  const { digest } = words;
  const part = (title: string, listing: Listing, isLate = false): Block[] =>
    listing.total === 0 ? [] : [{ kind: 'title', text: title }, ...listOf(to, listing, isLate)];
  return {
    subject: digest.subject(to.workspace.name),
    preheader: digest.preheader(week.total, late.total),
    heading: digest.heading,
    blocks: [
      { kind: 'paragraph', text: [digest.text(done)] },
      ...part(digest.late(late.total), late, true),
      ...part(digest.week(week.total), week),
      ...part(digest.others(others.total), others),
      { kind: 'button', label: words.openWorkspace, url: to.workspace.url },
    ],
    reason: digest.reason,
  };
}

import Type from 'typebox';
import { checkDate, toUtc } from '#kernel/dates.ts';
import { fields } from '#platform/fields/index.ts';
import { PlainDate, Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { Positive } from '#tenancy/transfer/index.ts';
import type { Actor } from '#identity/index.ts';
import { asItIs, excerpt } from '#features/foundation/activity/index.ts';
import { type Directory, Reference, referTo } from '#features/foundation/people/index.ts';
import { textVersion } from '#features/foundation/texts/index.ts';
import { LabelNames, tidyLabels } from '#features/work/task-labels/index.ts';
import { KEY_PATTERN } from '#features/work/projects/index.ts';
import {
  CATEGORIES,
  LONGEST_STATE_NAME,
  StateName,
  nextNames,
  stateOf,
} from '#features/work/workflow/index.ts';
import {
  MAX_DESCRIPTION,
  MAX_ESTIMATE,
  MAX_TITLE,
  PRIORITIES,
  type Priority,
  type Task,
  keyOf,
} from './model.ts';
import { abilitiesWith } from './policy.ts';

/** What answers are made with beside the task. */
export interface TaskViewer {
  readonly actor: Actor;
  readonly people: Directory;
}

/** What the history is told with: people, and the tasks that may be the parent before or after. */
interface TaskNames {
  readonly people: Directory;
  readonly parents: readonly { id: string; project_key: string; number: number }[];
}

export const Title = Type.String({
  minLength: 1,
  maxLength: MAX_TITLE,
  pattern: '\\S',
  description: `1 to ${MAX_TITLE} characters; trimmed`,
});
const Description = Type.String({
  maxLength: MAX_DESCRIPTION,
  description: `Markdown, up to ${MAX_DESCRIPTION.toLocaleString('en')} characters`,
});
const PriorityName = oneOf(PRIORITIES);
const Category = oneOf(CATEGORIES, { description: 'The category of the status' });
const DueAt = Type.String({ format: 'date-time', description: 'With an offset; stored in UTC' });
const Estimate = Type.Integer({ minimum: 0, maximum: MAX_ESTIMATE, description: 'Minutes' });
const ToldStatus = Type.String({ maxLength: LONGEST_STATE_NAME });

/** Weakest first, 1 to 4, so that it sorts. */
export const toPriority = (level: number): Priority => PRIORITIES[level - 1] as Priority;
export const priorityLevel = (priority: Priority): number => PRIORITIES.indexOf(priority) + 1;

const NO_LABELS: readonly string[] = [];

/** Labels have no order of their own: the same ones in another order are no change. */
function tidied(wished: readonly string[], before: readonly string[] = []): readonly string[] {
  const labels = tidyLabels(wished);
  return labels.length === before.length && labels.every((name) => before.includes(name))
    ? before
    : labels;
}

/** Imports of earlier versions took whatever stood there, `javascript:` included. */
const linkIn = (text: string | null): string | null =>
  text !== null && /^https?:\/\//i.test(text) ? text : null;

function parentOf(id: string | null, _other: unknown, { parents }: TaskNames): unknown {
  const card = parents.find((one) => one.id === id);
  const name = card ? keyOf({ projectKey: card.project_key, number: card.number }) : 'Unknown task';
  return id && { id, name };
}

/** Of a text; events of before there were any do not have it. */
const textVersionOf = (field: string) => ({
  followsOthers: true,
  view: textVersion(field),
  snapshot: Type.Optional(textVersion(field)),
  initial: 1,
  row: Positive,
});

const whoIs = (id: string | null, { people }: TaskViewer) => referTo(people, id);

/**
 * Every field of a task, once: its column, how answers and events tell it, what a request may put there, and how the
 * history tells of it. A new field is a line here, one in `model.ts` and a migration.
 */
export const taskFields = fields<
  Task,
  'workflow' | 'standing' | 'isArchived',
  TaskViewer,
  TaskNames
>()({
  id: { column: 'id', personal: false, view: Uuid },
  key: {
    derive: keyOf,
    view: Type.String({ description: 'Such as QUIC-12' }),
    snapshot: Type.String(),
  },
  number: { column: 'number', personal: false, view: Type.Integer(), row: Positive },
  projectId: { column: 'project_id', personal: false, view: Uuid },
  projectKey: {
    column: 'project_key',
    personal: false,
    row: Type.String({ pattern: KEY_PATTERN }),
  },
  title: {
    column: 'title',
    personal: true,
    view: Type.String(),
    input: Title,
    row: Title,
    history: asItIs,
  },
  description: {
    column: 'description',
    personal: true,
    isLong: true,
    view: Type.String({ maxLength: MAX_DESCRIPTION, description: 'Markdown' }),
    snapshot: Type.Optional(
      Type.String({ description: 'Markdown; only if the description is new' }),
    ),
    input: Description,
    initial: '',
    row: Description,
    history: excerpt,
  },
  status: {
    column: 'status',
    personal: false,
    view: StateName,
    snapshot: ToldStatus,
    input: StateName,
    row: StateName,
    history: asItIs,
  },
  category: {
    derive: ({ workflow, status }) => stateOf(workflow, status).category,
    view: Category,
    snapshot: Type.Optional(Category),
  },
  transitions: {
    derive: ({ workflow, status }) => nextNames(workflow, status),
    view: Type.Array(StateName, { description: 'The statuses that the task can go to next' }),
    snapshot: Type.Optional(
      Type.Array(ToldStatus, { description: 'The statuses that the task can go to next' }),
    ),
  },
  priority: {
    column: 'priority',
    personal: false,
    encode: priorityLevel,
    decode: toPriority,
    view: PriorityName,
    input: PriorityName,
    accept: (priority: Priority) => priority,
    initial: 'medium',
    row: Type.Integer({ minimum: 1, maximum: PRIORITIES.length }),
    history: asItIs,
  },
  assigneeId: {
    column: 'assignee_id',
    personal: true,
    view: nullable(Reference),
    shownAs: 'assignee',
    show: whoIs,
    snapshot: nullable(Uuid),
    input: nullable(Type.String({ format: 'uuid', description: 'An active member' })),
    history: (id, _other, { people }) => referTo(people, id),
  },
  reporterId: {
    column: 'reporter_id',
    personal: true,
    view: nullable(Reference),
    shownAs: 'reporter',
    show: whoIs,
    snapshot: nullable(Uuid),
  },
  // A JSON array; task_label is its index.
  labels: {
    column: 'labels',
    personal: true,
    encode: (labels: readonly string[]): string => JSON.stringify(labels),
    decode: (text: string): readonly string[] =>
      text === '[]' ? NO_LABELS : (JSON.parse(text) as string[]),
    view: Type.Array(Type.String()),
    input: LabelNames,
    accept: tidied,
    initial: NO_LABELS,
    history: asItIs,
  },
  startDate: {
    column: 'start_date',
    personal: false,
    view: nullable(PlainDate),
    input: nullable(PlainDate),
    accept: (date: string | null) => date && checkDate('startDate', date),
    initial: null,
    history: asItIs,
  },
  dueAt: {
    column: 'due_at',
    personal: false,
    view: nullable(Timestamp),
    input: nullable(DueAt),
    accept: (time: string | null) => time && toUtc('dueAt', time),
    initial: null,
    history: asItIs,
  },
  estimateMinutes: {
    column: 'estimate_minutes',
    personal: false,
    view: nullable(Type.Integer()),
    input: nullable(Estimate),
    accept: (minutes: number | null) => minutes,
    initial: null,
    row: nullable(Estimate),
    history: asItIs,
  },
  parentId: {
    column: 'parent_id',
    personal: false,
    view: nullable(Uuid),
    input: nullable(Type.String({ format: 'uuid', description: 'A task of the same project' })),
    history: parentOf,
  },
  rank: {
    column: 'rank',
    personal: false,
    view: Type.String({ description: 'Position in its board column, in byte order' }),
    snapshot: Type.String(),
    row: Type.String({ minLength: 1, maxLength: 500 }),
  },
  version: {
    column: 'version',
    personal: false,
    followsOthers: true,
    view: Type.Integer({ description: 'Increases with every change; the ETag' }),
    snapshot: Type.Integer(),
    initial: 1,
    row: Positive,
  },
  titleVersion: { ...textVersionOf('title'), column: 'title_version', personal: false },
  descriptionVersion: {
    ...textVersionOf('description'),
    column: 'description_version',
    personal: false,
  },
  createdAt: { column: 'created_at', personal: false, view: Timestamp },
  updatedAt: { column: 'updated_at', personal: false, followsOthers: true, view: Timestamp },
  completedAt: {
    column: 'completed_at',
    personal: false,
    view: nullable(Timestamp),
    initial: null,
  },
  deletedAt: { column: 'deleted_at', personal: false, view: nullable(Timestamp), initial: null },
  externalUrl: {
    column: 'external_url',
    personal: true,
    decode: linkIn,
    view: nullable(Type.String({ description: 'The origin of an imported task' })),
    snapshot: nullable(Type.String()),
    initial: null,
    row: Type.String(),
  },
  can: {
    derive: (task, { actor }) => abilitiesWith(task, actor),
    view: object(
      {
        update: Type.Boolean(),
        delete: Type.Boolean(),
        transition: Type.Boolean(),
        restore: Type.Boolean(),
      },
      { description: 'What the caller can do' },
    ),
  },
});

/** What differs between two states of a task. */
export type TaskDiff = ReturnType<typeof taskFields.diff>;

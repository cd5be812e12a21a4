import Type, { type Static } from 'typebox';
import {
  PlainDate,
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
  sortBy,
} from '#platform/http/index.ts';
import { LabelNames } from '#features/work/task-labels/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { seenText, seenVersion, textVersion } from '#features/foundation/texts/index.ts';
import { CATEGORIES, StateName } from '#features/work/workflow/index.ts';
import { MAX_DESCRIPTION, MAX_ESTIMATE, MAX_TITLE, PRIORITIES } from './model.ts';

const Title = Type.String({
  minLength: 1,
  maxLength: MAX_TITLE,
  pattern: '\\S',
  description: `1 to ${MAX_TITLE} characters; trimmed`,
});
const Description = Type.String({
  maxLength: MAX_DESCRIPTION,
  description: `Markdown, up to ${MAX_DESCRIPTION.toLocaleString('en')} characters`,
});
const StatusName = StateName;
const PriorityName = oneOf(PRIORITIES);
const DueAt = Type.String({ format: 'date-time', description: 'With an offset; stored in UTC' });
const Estimate = Type.Integer({ minimum: 0, maximum: MAX_ESTIMATE, description: 'Minutes' });

export const TaskView = object(
  {
    id: Uuid,
    key: Type.String({ description: 'Such as QUIC-12' }),
    number: Type.Integer(),
    projectId: Uuid,
    title: Type.String(),
    description: Type.String({ maxLength: MAX_DESCRIPTION, description: 'Markdown' }),
    status: StatusName,
    category: oneOf(CATEGORIES, { description: 'The category of the status' }),
    priority: PriorityName,
    assignee: nullable(Reference),
    reporter: nullable(Reference),
    labels: Type.Array(Type.String()),
    startDate: nullable(PlainDate),
    dueAt: nullable(Timestamp),
    estimateMinutes: nullable(Type.Integer()),
    parentId: nullable(Uuid),
    rank: Type.String({ description: 'Position in its board column, in byte order' }),
    version: Type.Integer({ description: 'Increases with every change; the ETag' }),
    titleVersion: textVersion('title'),
    descriptionVersion: textVersion('description'),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    completedAt: nullable(Timestamp),
    deletedAt: nullable(Timestamp),
    externalUrl: nullable(Type.String({ description: 'The origin of an imported task' })),
    transitions: Type.Array(StatusName, {
      description: 'The statuses that the task can go to next',
    }),
    can: object(
      {
        update: Type.Boolean(),
        delete: Type.Boolean(),
        transition: Type.Boolean(),
        restore: Type.Boolean(),
      },
      { description: 'What the caller can do' },
    ),
  },
  { title: 'Task' },
);
export type TaskView = Static<typeof TaskView>;

export const TaskPage = pageOf(TaskView);

const details = {
  description: Type.Optional(Description),
  status: Type.Optional(StatusName),
  priority: Type.Optional(PriorityName),
  assigneeId: Type.Optional(
    nullable(Type.String({ format: 'uuid', description: 'An active member' })),
  ),
  labels: Type.Optional(LabelNames),
  startDate: Type.Optional(nullable(PlainDate)),
  dueAt: Type.Optional(nullable(DueAt)),
  estimateMinutes: Type.Optional(nullable(Estimate)),
  parentId: Type.Optional(
    nullable(Type.String({ format: 'uuid', description: 'A task of the same project' })),
  ),
};

export const NewTask = object({ projectId: Uuid, title: Title, ...details }, { title: 'NewTask' });
export type NewTask = Static<typeof NewTask>;

export const TaskPatch = object(
  {
    title: Type.Optional(Title),
    titleVersion: seenVersion('title'),
    ...details,
    descriptionVersion: seenVersion('description'),
    descriptionBase: seenText('description', MAX_DESCRIPTION),
  },
  {
    title: 'TaskPatch',
    description: 'Only the given fields change; a new status must be a legal transition',
  },
);
export type TaskPatch = Static<typeof TaskPatch>;

export const Transition = object(
  {
    status: StatusName,
    note: Type.Optional(
      Type.String({ maxLength: 2000, description: 'The reason; stored in the history' }),
    ),
  },
  { title: 'Transition' },
);

export const Move = object(
  {
    status: Type.Optional(
      Type.String({
        ...StateName,
        description: 'The column; the current one by default',
      }),
    ),
    before: Type.Optional(
      Type.String({ format: 'uuid', description: 'The task directly after it' }),
    ),
    after: Type.Optional(
      Type.String({ format: 'uuid', description: 'The task directly before it' }),
    ),
  },
  { title: 'Move', description: 'Moves to the end of the column unless a neighbour is given' },
);
export type Move = Static<typeof Move>;

export const TaskParams = object({
  id: Type.String({ maxLength: 60, description: 'Id or key of the task, such as QUIC-12' }),
});

const several = (what: string, words: readonly string[]) =>
  Type.Optional(Type.String({ description: `${what}, comma-separated: ${words.join(', ')}` }));
const time = (description: string) =>
  Type.Optional(Type.String({ format: 'date-time', description }));

/** Which tasks: the same for the list and for its statistics. */
const filter = {
  project: Type.Optional(Type.String({ maxLength: 60, description: 'Id or key' })),
  status: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'Statuses, comma-separated',
    }),
  ),
  category: several('State categories', CATEGORIES),
  priority: several('Priorities', PRIORITIES),
  assignee: Type.Optional(
    Type.String({ maxLength: 60, description: '`me`, `none` or a person’s id' }),
  ),
  label: Type.Optional(Type.String({ maxLength: 1100, description: 'Labels, comma-separated' })),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of the title, or a number or key' }),
  ),
  dueBefore: time('Due before this time'),
  dueAfter: time('Due at or after this time'),
  updatedSince: time('Changed at or after this time'),
  parent: Type.Optional(Type.String({ format: 'uuid', description: 'Subtasks of this task' })),
  deleted: Type.Optional(Type.Boolean({ description: 'true lists deleted ones instead' })),
};
export const TaskFilterQuery = object(filter);
export type TaskFilterQuery = Static<typeof TaskFilterQuery>;

export const TASK_SORTS = [
  'rank',
  'number',
  'title',
  'priority',
  'dueAt',
  'createdAt',
  'updatedAt',
] as const;
export const TaskQuery = object({ ...pageQuery, sort: sortBy(TASK_SORTS), ...filter });

const Count = Type.Integer({ minimum: 0 });
const counts = <const K extends readonly string[]>(keys: K) =>
  object(Object.fromEntries(keys.map((key) => [key, Count])) as Record<K[number], typeof Count>);

export const StatisticsView = object(
  {
    total: Count,
    open: Type.Integer({ minimum: 0, description: 'Not done' }),
    done: Count,
    overdue: Type.Integer({ minimum: 0, description: 'Not done and past their due time' }),
    completionRate: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'done / total; 0 without tasks',
    }),
    byStatus: Type.Record(StateName, Count, {
      description: 'By state name, including states without tasks',
    }),
    byCategory: counts(CATEGORIES),
    byPriority: counts(PRIORITIES),
    byAssignee: Type.Array(object({ assignee: nullable(Reference), total: Count, done: Count })),
  },
  { title: 'Statistics', description: 'Exact at the time of the request' },
);
export type StatisticsView = Static<typeof StatisticsView>;

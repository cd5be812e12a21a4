import Type, { type Static } from 'typebox';
import { Uuid, nullable, object, pageOf, pageQuery, sortBy } from '#platform/http/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { seenText, seenVersion } from '#features/foundation/texts/index.ts';
import { CATEGORIES, StateName } from '#features/work/workflow/index.ts';
import { Title, taskFields } from './fields.ts';
import { MAX_DESCRIPTION, PRIORITIES } from './model.ts';

// The contract has these two at the end.
const { transitions, can, ...shown } = taskFields.viewProperties;
export const TaskView = object({ ...shown, transitions, can }, { title: 'Task' });
export type TaskView = Static<typeof TaskView>;

export const TaskPage = pageOf(TaskView);

const { title, ...details } = taskFields.inputProperties;

export const NewTask = object({ projectId: Uuid, title: Title, ...details }, { title: 'NewTask' });
export type NewTask = Static<typeof NewTask>;

export const TaskPatch = object(
  {
    title,
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
    status: StateName,
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

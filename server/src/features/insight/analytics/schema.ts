import Type, { type Static } from 'typebox';
import { PlainDate, object } from '#platform/http/index.ts';

/** More than a year, so that a chart can show the same day of the year before. */
export const MOST_DAYS = 400;

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const SnapshotView = object(
  {
    day: PlainDate,
    total: Count('Tasks at the end of the day'),
    open: Count('Of these, OPEN'),
    inProgress: Count('Of these, IN_PROGRESS'),
    blocked: Count('Of these, BLOCKED'),
    done: Count('Of these, DONE'),
    overdue: Count('Of these, overdue'),
    created: Count('Tasks created on that day'),
    completed: Count('Tasks completed on that day and still complete at its end'),
  },
  { title: 'ProjectSnapshot' },
);
export type SnapshotView = Static<typeof SnapshotView>;

export const SnapshotList = object({ items: Type.Array(SnapshotView, { maxItems: MOST_DAYS }) });

export const SnapshotQuery = object({
  from: Type.Optional({
    ...PlainDate,
    description: 'The first day; default 29 days before the last',
  }),
  to: Type.Optional({ ...PlainDate, description: 'The last day; default yesterday' }),
});

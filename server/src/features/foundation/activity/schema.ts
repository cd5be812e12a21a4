import Type, { type Static } from 'typebox';
import {
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
} from '#platform/http/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { ACTIVITY_KINDS } from './model.ts';

export const ActivityView = object(
  {
    id: Uuid,
    kind: oneOf(ACTIVITY_KINDS),
    actor: nullable(Reference),
    at: Timestamp,
    task: nullable(
      object({
        id: Uuid,
        key: Type.String(),
        title: Type.String({ description: 'The title at that moment' }),
      }),
    ),
    changes: Type.Array(
      object({
        field: Type.String(),
        from: Type.Unknown({
          description: 'The value before; people as {id, name}, long texts by their beginning',
        }),
        to: Type.Unknown({ description: 'The value after' }),
      }),
    ),
    note: nullable(Type.String()),
  },
  {
    title: 'Activity',
    description: 'Something that happened, written in the same commit as the change',
  },
);
export type ActivityView = Static<typeof ActivityView>;

export const ActivityPage = pageOf(ActivityView);

export const ActivityQuery = object({ limit: pageQuery.limit, cursor: pageQuery.cursor });
export type ActivityQuery = Static<typeof ActivityQuery>;

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
import type { ActivityKind } from './model.ts';

const activityView = (kinds: readonly ActivityKind[]) =>
  object(
    {
      id: Uuid,
      kind: oneOf(
        kinds.map(({ name }) => name),
        { description: kinds.map(({ name, sentence }) => `\`${name}\`: ${sentence}`).join('; ') },
      ),
      actor: nullable(Reference),
      at: Timestamp,
      task: nullable(
        object({
          id: Uuid,
          key: Type.String(),
          title: Type.String({ description: 'The title at that time' }),
        }),
      ),
      changes: Type.Array(
        object({
          field: Type.String(),
          from: Type.Unknown({
            description: 'The value before; people as {id, name}; long text is truncated',
          }),
          to: Type.Unknown({ description: 'The value after' }),
          merged: Type.Optional(
            Type.Literal(true, { description: 'The text was merged with a concurrent change' }),
          ),
        }),
      ),
      note: nullable(Type.String()),
    },
    {
      title: 'Activity',
      description: 'A history entry, written in the same commit as the change',
    },
  );
export type ActivityView = Static<ReturnType<typeof activityView>>;

/** A page of history. @param kinds what every feature records */
export const activityPage = (kinds: readonly ActivityKind[]) => pageOf(activityView(kinds));

export const ActivityQuery = object({ limit: pageQuery.limit, cursor: pageQuery.cursor });
export type ActivityQuery = Static<typeof ActivityQuery>;

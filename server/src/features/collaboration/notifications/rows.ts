import Type from 'typebox';
import { Timestamp, nullable, object, oneOf } from '#platform/http/index.ts';
import { Positive, type RowRules } from '#tenancy/transfer/index.ts';
import { MOST_HAPPENINGS } from './model.ts';

const Value = nullable(Type.String({ maxLength: 200 }));
const happeningsOf = (kinds: readonly string[]) =>
  Type.Array(
    object({
      event: Type.String({ minLength: 1, maxLength: 100, pattern: '^[!-~]+$' }),
      at: Timestamp,
      notes: Type.Array(object({ kind: oneOf(kinds), from: Value, to: Value }), {
        minItems: 1,
        maxItems: kinds.length * 2,
      }),
    }),
    { minItems: 1, maxItems: MOST_HAPPENINGS },
  );

/** @param kinds names of notices */
export const notificationRows = (kinds: readonly string[]): RowRules => ({
  notification: {
    columns: {
      group_key: Type.String({ minLength: 1, maxLength: 200, pattern: '^[!-~]+$' }),
      data: Type.String({ maxLength: 100_000 }),
      version: Positive,
    },
    json: { data: happeningsOf(kinds) },
  },
});

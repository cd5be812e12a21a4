import Type from 'typebox';
import { isWebAddress } from '#kernel/web-address.ts';
import { Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { Positive, type Row, type RowRules } from '#tenancy/transfer/index.ts';
import type { ActivityKind, FieldChange } from './model.ts';

/** What history tells of a field: nothing, a word, a number, someone or something by name, or a list of words. */
const Told = Type.Union([
  Type.Null(),
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 4000 }),
  object({ id: nullable(Uuid), name: Type.String({ maxLength: 500 }) }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }),
]);

const Changes = Type.Array(
  object({
    field: Type.String({ pattern: '^[A-Za-z]{1,40}$' }),
    from: Told,
    to: Told,
    merged: Type.Optional(Type.Literal(true)),
  }),
  { maxItems: 50 },
);

export const activityRows = (kinds: readonly ActivityKind[]): RowRules => ({
  activity: {
    columns: {
      kind: oneOf(kinds.map(({ name }) => name)),
      task_number: Positive,
      task_title: Type.String({ minLength: 1, maxLength: 255 }),
      changes: Type.String({ maxLength: 100_000 }),
      note: Type.String({ maxLength: 2000 }),
    },
    json: { changes: Changes },
    withoutBadLinks,
  },
});

/** Of imported work, history says where it came from. */
function withoutBadLinks(row: Row): Row {
  if (row['kind'] !== 'task.imported') return row;
  const changes = changesIn(row['changes']);
  if (!changes?.some(isBadLink)) return row;
  const kept = changes.map((change) => (isBadLink(change) ? { ...change, to: null } : change));
  return { ...row, changes: JSON.stringify(kept) };
}

const isBadLink = (change: FieldChange): boolean =>
  change?.field === 'source' && typeof change.to === 'string' && !isWebAddress(change.to);

/** @returns undefined for what is no list; the schema says so */
function changesIn(text: unknown): FieldChange[] | undefined {
  try {
    const changes: unknown = JSON.parse(String(text));
    return Array.isArray(changes) ? (changes as FieldChange[]) : undefined;
  } catch {
    return undefined;
  }
}

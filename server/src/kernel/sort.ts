import { decodeCursor, encodeCursor } from './cursor.ts';
import { invalid } from './errors.ts';
import { parseId } from './ids.ts';

/** What a list can be sorted by: the kind of its values, and whether some may be null. */
export interface SortField {
  readonly kind: 'text' | 'integer' | 'time';
  readonly nullable?: boolean;
}

export type SortValue = string | number | null;

/**
 * How a list is sorted and where the page begins: behind the row with this sort value and this id, which
 * settles ties in the same direction. Nulls come last both ways.
 */
export interface CursorPosition<F extends string> {
  readonly field: F;
  readonly descending: boolean;
  readonly nullable: boolean;
  readonly behind: 'nothing' | 'value' | 'null';
  readonly value: SortValue;
  readonly id: string;
}

/**
 * @param sort a field, with `-` before it for descending
 * @param cursor of the page before, made by {@link cursorAt} for the same sort
 * @throws AppError `invalid` at path `cursor` when it is none, or belongs to another sort
 */
export function placeOf<F extends string>(
  fields: Readonly<Record<F, SortField>>,
  sort: F | `-${F}`,
  cursor: string | undefined,
): CursorPosition<F> {
  const descending = sort.startsWith('-');
  const field = (descending ? sort.slice(1) : sort) as F;
  const { kind, nullable = false } = fields[field];
  const start = { field, descending, nullable, behind: 'nothing', value: null, id: '' } as const;
  if (cursor === undefined) return start;
  const [of, value = null, last] = decodeCursor(cursor, 3);
  const id = parseId(last);
  const isGood = value === null ? nullable : FITS[kind](value);
  if (of !== sort || !isGood || !id) {
    throw invalid({
      path: 'cursor',
      message: 'not a cursor of this list in this order; use its nextCursor',
    });
  }
  return { ...start, behind: value === null ? 'null' : 'value', value, id };
}

/** The cursor of the page that begins behind a row. */
export const cursorAt = (place: CursorPosition<string>, value: SortValue, id: string): string =>
  encodeCursor([(place.descending ? '-' : '') + place.field, value, id]);

/** A cursor comes from outside: its value goes into a comparison, so it must be of the column's type. */
const FITS: Record<SortField['kind'], (value: string | number) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: (value) =>
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  time: (value) =>
    typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)),
};

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

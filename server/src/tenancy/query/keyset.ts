import { type Expression, type SelectQueryBuilder, type SqlBool, expressionBuilder } from 'kysely';
import type { CursorPosition, SortValue } from '#kernel/sort.ts';

/**
 * Which rows of a list one statement reads: all of them, those with a sort value, or those without one,
 * which come last both ways.
 */
type Part = 'all' | 'valued' | 'null';

/** The part of a {@link CursorPosition} that a statement's text depends on. */
export interface KeysetShape<F extends string> extends Pick<
  CursorPosition<F>,
  'field' | 'descending' | 'behind'
> {
  readonly part: Part;
}

const shapeOf = <F extends string>(place: CursorPosition<F>, part: Part): KeysetShape<F> => ({
  field: place.field,
  descending: place.descending,
  behind: part === 'null' && place.behind === 'value' ? 'nothing' : place.behind,
  part,
});

/** @throws Error for a sort whose values may be null: it is read in parts */
export function keysetShape<F extends string>(place: CursorPosition<F>): KeysetShape<F> {
  if (place.nullable) throw new Error(`${place.field} may be null: read its parts`);
  return shapeOf(place, 'all');
}

/**
 * The statements whose rows, one after the other, are the list behind a place. An index holds each of them in
 * order; one statement over both would have to put nulls elsewhere than the index has them.
 */
export function keysetParts<F extends string>(place: CursorPosition<F>): readonly KeysetShape<F>[] {
  if (!place.nullable) return [shapeOf(place, 'all')];
  const parts: readonly Part[] = place.behind === 'null' ? ['null'] : ['valued', 'null'];
  return parts.map((part) => shapeOf(place, part));
}

/** The values of a page's beginning. */
export interface KeysetParams {
  readonly sortValue: SortValue;
  readonly sortId: string;
}

export const keysetParams = (place: CursorPosition<string>): KeysetParams => ({
  sortValue: place.value,
  sortId: place.id,
});

/**
 * Puts a list in order and begins it behind a row, ties by id in the same direction. Value and id are
 * compared as one, so that an index over both begins right there, however many rows share a value.
 */
export function pageBy<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  sort: Expression<SortValue>,
  id: Expression<string>,
  shape: KeysetShape<string>,
  $: KeysetParams,
): SelectQueryBuilder<DB, TB, O> {
  const eb = expressionBuilder<DB, TB>();
  const direction = shape.descending ? 'desc' : 'asc';
  const past = shape.descending ? '<' : '>';
  const inOrder = query
    .orderBy(sort, direction)
    .orderBy(id, direction)
    .$if(shape.part === 'null', (rows) => rows.where(eb(sort, 'is', null)))
    .$if(shape.part === 'valued' && shape.behind === 'nothing', (rows) =>
      rows.where(eb(sort, 'is not', null)),
    );
  if (shape.behind === 'nothing') return inOrder;
  if (shape.behind === 'null') return inOrder.where(eb(id, past, $.sortId));
  const here = eb.tuple(sort, id) as unknown as Expression<string>;
  const there = eb.tuple(eb.val($.sortValue), eb.val($.sortId)) as unknown as Expression<string>;
  return inOrder.where(eb(here, past, there) as Expression<SqlBool>);
}

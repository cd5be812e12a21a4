import { type Expression, type SelectQueryBuilder, expressionBuilder } from 'kysely';
import type { Place, SortValue } from '#kernel/sort.ts';

/** The part of a {@link Place} that a statement's text depends on. */
export type KeysetShape<F extends string> = Pick<
  Place<F>,
  'field' | 'descending' | 'nullable' | 'behind'
>;

export const keysetShape = <F extends string>(place: Place<F>): KeysetShape<F> => ({
  field: place.field,
  descending: place.descending,
  nullable: place.nullable,
  behind: place.behind,
});

/** The values of a page's beginning. */
export interface KeysetParams {
  readonly sortValue: SortValue;
  readonly sortId: string;
}

export const keysetParams = (place: Place<string>): KeysetParams => ({
  sortValue: place.value,
  sortId: place.id,
});

/**
 * Puts a list in order and begins it behind a row: nulls last both ways, ties by id. The bound on the
 * sort value stands alone first, so that an index over (value, id) begins right there.
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
  const [past, upTo] = shape.descending ? (['<', '<='] as const) : (['>', '>='] as const);
  const isNull = eb(sort, 'is', null);
  const beyondId = eb(id, past, $.sortId);
  const inOrder = (shape.nullable ? query.orderBy(isNull) : query)
    .orderBy(sort, direction)
    .orderBy(id, direction);
  if (shape.behind === 'nothing') return inOrder;
  if (shape.behind === 'null') return inOrder.where(eb.and([isNull, beyondId]));
  const beyond = eb.and([
    eb(sort, upTo, $.sortValue),
    eb.or([eb(sort, past, $.sortValue), beyondId]),
  ]);
  return inOrder.where(shape.nullable ? eb.or([beyond, isNull]) : beyond);
}

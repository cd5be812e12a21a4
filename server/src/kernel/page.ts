/** One page of a list. */
export interface Page<T> {
  readonly items: T[];
  /** Where the next page begins; null at the end. */
  readonly nextCursor: string | null;
}

/**
 * Cuts a page from what was found.
 * @param found up to `limit + 1` in order: one more than the page holds tells that there is a next one
 */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  cursorAfter: (last: T) => string,
): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && found.length > limit ? cursorAfter(last) : null };
}

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { anchorOf } from './anchor.ts';
import { commentIn, type Threads } from './threads.ts';

/** Scrolls to the comment that the address leads to, once; earlier pages are read until it is found. */
export function useArrival(
  sought: string | undefined,
  {
    data,
    hasNextPage,
    isFetching,
    fetchNextPage,
  }: Pick<UseInfiniteQueryResult<Threads>, 'data' | 'hasNextPage' | 'isFetching' | 'fetchNextPage'>,
): void {
  const arrivedAt = useRef<string>(undefined);
  useEffect(() => {
    if (sought === undefined) arrivedAt.current = undefined;
    if (sought === undefined || !data || arrivedAt.current === sought) return;
    if (commentIn(data, sought)) {
      arrivedAt.current = sought;
      // After the panel, which takes the focus when it opens.
      requestAnimationFrame(() => {
        const element = document.getElementById(anchorOf(sought));
        element?.scrollIntoView({ block: 'center' });
        element?.focus({ preventScroll: true });
      });
    } else if (hasNextPage && !isFetching) void fetchNextPage();
  }, [sought, data, hasNextPage, isFetching, fetchNextPage]);
}

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from '#ui/index.ts';

/** Reads the next page of a list, while there is one. */
export function MoreButton({
  query,
}: {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) {
  if (!query.hasNextPage) return null;
  return (
    <Button
      className="mt-3"
      busy={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      Show more
    </Button>
  );
}

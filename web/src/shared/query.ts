import {
  onlineManager,
  QueryClient,
  useQuery,
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { toProblem } from '#api/index.ts';

/** The answers that this page keeps. */
class PageQueryClient extends QueryClient {
  /** Whether the server's own word keeps them up to date; then looking at the page again is no reason to ask. */
  isKeptFresh = false;
}

// It counts on being online until it hears otherwise.
onlineManager.setOnline(navigator.onLine);

export const queryClient: PageQueryClient = new PageQueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // What was seen stays readable without a connection.
      gcTime: 60 * 60_000,
      // Without a connection a question fails at once and says so, instead of waiting in silence.
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: () => !queryClient.isKeptFresh,
      retry: (count, error) => {
        const { status } = toProblem(error);
        if (!onlineManager.isOnline()) return false;
        return count < 2 && (status === 0 || status >= 500);
      },
    },
    mutations: { networkMode: 'always', gcTime: 1_000 },
  },
});

/**
 * Reads what the route's loader has already fetched, so that pages need no loading branch.
 * Throws when nobody fetched it, or when fetching failed.
 */
export function usePrefetched<Answer, Key extends QueryKey>(
  options: UseQueryOptions<Answer, DefaultError, Answer, Key>,
): Answer {
  const query = useQuery(options);
  if (query.data !== undefined) return query.data;
  throw query.error ?? new Error(`Not prefetched: ${JSON.stringify(options.queryKey)}`);
}

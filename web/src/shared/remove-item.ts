import type { QueryKey } from '@tanstack/react-query';
import { keeping, type Change } from './change.ts';
import { queryClient } from './query.ts';

interface List {
  readonly items: readonly { readonly id: string }[];
}

/** Takes an item out of a list at once; put back when it is refused. */
export const removal = <Item extends { id: string }>(
  queryKey: QueryKey,
  nameOf: (item: Item) => string,
  { send, stale }: Pick<Change<Item>, 'send' | 'stale'>,
): Change<Item> => ({
  show: ({ id }) =>
    keeping(queryKey, () =>
      queryClient.setQueryData<List>(
        queryKey,
        (list) => list && { ...list, items: list.items.filter((item) => item.id !== id) },
      ),
    ),
  send,
  ...(stale && { stale }),
  done: (_answer, item) => `${nameOf(item)} was removed`,
});

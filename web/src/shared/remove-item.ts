import type { QueryKey } from '@tanstack/react-query';
import { messageOf } from '#api/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { queryClient } from './query.ts';

interface List {
  readonly items: readonly { readonly id: string }[];
}

/**
 * Takes an item out of a list at once, and puts it back when the server does not follow. The list is not
 * read anew.
 * @param name of the item, for whoever removes it
 */
export async function removeItem(
  queryKey: QueryKey,
  { id, name }: { id: string; name: string },
  remove: () => Promise<unknown>,
): Promise<void> {
  const before = queryClient.getQueryData<List>(queryKey);
  if (before) {
    const items = before.items.filter((item) => item.id !== id);
    queryClient.setQueryData<List>(queryKey, { ...before, items });
  }
  try {
    await remove();
    toast(`${name} was removed`);
  } catch (error) {
    queryClient.setQueryData(queryKey, before);
    toastProblem(messageOf(error));
  }
}

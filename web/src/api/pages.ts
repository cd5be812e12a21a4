import type { Page } from './contract.ts';

/**
 * Reads a whole list page by page, for directories that are chosen from.
 * @param most pages to read at most, so that a huge list costs no endless loading
 */
export async function allPages<Item>(
  read: (from: { cursor?: string }) => Promise<Page<Item>>,
  most = 10,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: { cursor?: string } = {};
  for (let page = 0; page < most; page++) {
    // Each page names the next, so they cannot be asked for at once.
    const answer = await read(from);
    items.push(...answer.items);
    if (!answer.nextCursor) break;
    from = { cursor: answer.nextCursor };
  }
  return items;
}

import type { RowsSnapshot, Writer } from './store.ts';
import { type Table, tableOf } from './table.ts';

/** Progress callback: the number of copied rows. */
export type CopyProgress = (rows: number) => void;

/** Rows on their way at a time. */
const PAGE = 2000;

/**
 * Copies every row of a snapshot into a place that has none of them; while one page is being written the
 * next is read.
 * @param to the tables of the target, parents first
 */
export async function copyRows(
  from: RowsSnapshot,
  tables: readonly Table[],
  writer: Writer,
  to: readonly Table[],
  progress: CopyProgress = () => undefined,
): Promise<void> {
  let copied = 0;
  for (const target of to) {
    const table = tableOf(tables, target.name);
    let page = await from.page(table, undefined, PAGE);
    while (page.length > 0) {
      const next = page.length < PAGE ? [] : from.page(table, page.at(-1), PAGE);
      const [following] = await Promise.all([next, writer.upsert(target, page)]);
      progress((copied += page.length));
      page = following;
    }
  }
}

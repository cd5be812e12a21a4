import { Digest, type Row, type Table, type Writer } from '#tenancy/transfer/index.ts';
import { completed } from './archive/older.ts';
import type { Source } from './source.ts';

/** Hears how far a long run has come, in rows. */
export type FillProgress = (done: number, total: number) => void;

/**
 * Writes all rows of a source into a place that has none of its tenant's, and makes sure that what the
 * place has now is what was sent, table by table.
 * @param rewrite what becomes of each row on the way
 * @throws Error naming the table whose rows were refused or are not what was sent
 */
export async function fill(
  writer: Writer,
  tables: readonly Table[],
  source: Source,
  rewrite: (row: Row) => Row,
  progress: FillProgress = () => undefined,
): Promise<void> {
  const carriedBy = completed(source);
  const total = source.tables.reduce((sum, { rows }) => sum + rows, 0);
  const digests = new Map<Table, Digest>();
  let done = 0;
  for (const table of tables) {
    const carried = carriedBy.tables.find(({ name }) => name === table.name);
    if (!carried) continue;
    const digest = new Digest(carried.columns);
    digests.set(table, digest);
    for await (const page of carriedBy.rows(table.name)) {
      const rows = page.map(rewrite);
      for (const row of rows) digest.add(row);
      await writer.upsert(table, rows).catch((error: Error) => {
        throw new Error(`the rows of ${table.name} were refused: ${error.message}`, {
          cause: error,
        });
      });
      progress(Math.min((done += rows.length), total), total);
    }
  }
  await writer.settle();
  for (const [table, digest] of digests) {
    const columns = carriedBy.tables.find(({ name }) => name === table.name)?.columns ?? [];
    const { count, sum } = await writer.checksum(table, { columns });
    const sent = digest.checksum;
    if (count !== sent.count || sum !== sent.sum) {
      throw new Error(
        `${table.name} has ${count} rows that are not the ${sent.count} that were sent; nothing was kept`,
      );
    }
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Puts other ids in the place of some, wherever in a row they are, also inside of text such as JSON. */
export function rewriteIds(ids: ReadonlyMap<string, string>): (row: Row) => Row {
  if (ids.size === 0) return (row) => row;
  const rewritten = (value: Row[string]): Row[string] =>
    typeof value === 'string'
      ? value.replaceAll(UUID, (id) => ids.get(id.toLowerCase()) ?? id)
      : value;
  return (row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rewritten(value)]));
}

import { type Key, type RowsSnapshot, type Table, tableOf } from '../transfer/index.ts';

/** One side of a comparison. */
export interface Side {
  readonly snapshot: RowsSnapshot;
  readonly tables: readonly Table[];
}

/** Only these rows; all when left out. */
type Only = ReadonlyMap<string, readonly Key[]>;

/**
 * Compares the rows of two places, by their checksums, in the columns both have: a source that has not
 * been migrated yet lacks some.
 * @returns the names of the tables that differ
 */
export async function differing(source: Side, target: Side, only?: Only): Promise<string[]> {
  const different: string[] = [];
  for (const table of source.tables) {
    const keys = only?.get(table.name);
    if (only && !keys) continue;
    const other = tableOf(target.tables, table.name);
    const columns = shared(table, other);
    const [mine, theirs] = await Promise.all([
      source.snapshot.checksum(table, { columns, ...(keys && { keys }) }),
      target.snapshot.checksum(other, { columns, ...(keys && { keys }) }),
    ]);
    if (mine.count !== theirs.count || mine.sum !== theirs.sum) different.push(table.name);
  }
  return different;
}

/** How many rows each table has. @throws Error when the two do not agree */
export async function countBoth(source: Side, target: Side): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of source.tables) {
    const [mine, theirs] = await Promise.all([
      source.snapshot.count(table),
      target.snapshot.count(tableOf(target.tables, table.name)),
    ]);
    if (mine !== theirs)
      throw new Error(`${table.name} has ${mine} rows at the source and ${theirs} at the target`);
    counts[table.name] = mine;
  }
  return counts;
}

/** @throws Error naming the tables that differ */
export function assertEqual(different: readonly string[]): void {
  if (different.length > 0)
    throw new Error(`the two sides are not equal after copying: ${different.join(', ')}`);
}

const shared = (one: Table, other: Table): string[] => {
  const names = new Set(other.columns.map(({ name }) => name));
  return one.columns.map(({ name }) => name).filter((name) => names.has(name));
};

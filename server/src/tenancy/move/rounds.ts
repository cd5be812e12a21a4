import {
  type Row,
  type Store,
  type TableChange,
  type Writer,
  type RowsSnapshot,
  tableOf,
} from '../transfer/index.ts';
import type { Captured, Captures } from './captures/index.ts';

/** What is being moved, opened: the rows on both sides and the changes at the source. */
export interface MoveEndpoints {
  readonly source: Store;
  readonly target: Store;
  readonly captures: Captures;
}

/** What one round carried over. */
export interface Round {
  readonly changes: number;
  readonly ms: number;
}

/** Runs in a round when both sides are equal, before either continues; gets what was copied. */
export type Alongside = (source: RowsSnapshot, target: Writer, captured: Captured) => Promise<void>;

/** Keys asked for in one statement. */
const KEYS = 2000;

/**
 * Carries what has changed over to the target, as of one moment and in one commit, and forgets it. What
 * counts is not what happened to a row but how it is now, so a row that is carried over twice is right.
 */
export async function carryOver(
  { source, target, captures }: MoveEndpoints,
  alongside: Alongside = async () => undefined,
): Promise<Round> {
  const began = performance.now();
  const captured = await source.snapshot(async (snapshot) => {
    const found = await captures.read(snapshot);
    const changes = await changesOf(source, target, snapshot, found);
    await target.change(async (writer) => {
      await writer.apply(changes);
      await alongside(snapshot, writer, found);
    });
    return found;
  });
  await captures.forget(captured.numbers);
  return {
    changes: captured.numbers.length,
    ms: performance.now() - began,
  };
}

async function changesOf(
  source: Store,
  target: Store,
  snapshot: RowsSnapshot,
  { keys }: Captured,
): Promise<TableChange[]> {
  const changes: TableChange[] = [];
  for (const [name, noted] of keys) {
    const table = tableOf(source.tables, name);
    const rows: Row[] = [];
    for (let start = 0; start < noted.length; start += KEYS)
      rows.push(...(await snapshot.rows(table, noted.slice(start, start + KEYS))));
    const identity = (row: Row): string => JSON.stringify(table.key.map((column) => row[column]));
    const present = new Set(rows.map(identity));
    const gone = noted.filter((key) => !present.has(identity(key)));
    changes.push({ table: tableOf(target.tables, name), rows, gone });
  }
  return changes;
}

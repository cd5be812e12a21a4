import type { Key, RowsSnapshot, Table } from '../../transfer/index.ts';

/** Rows whose writing or removal was noted since the captures began. */
export interface Captured {
  /** What to tell `forget`, once this has been carried over. */
  readonly numbers: readonly string[];
  /** By the name of the table: the keys, each once. */
  readonly keys: ReadonlyMap<string, readonly Key[]>;
}

/**
 * Notes which rows of one tenant change, in the cell where they are and in the same commit, for as long
 * as a move needs it. One set for each tenant.
 */
export interface Captures extends AsyncDisposable {
  /**
   * Begins: what is committed from now on is either visible already or will have been noted. Waits for
   * no one longer than a moment, again and again, so that no one queues up behind it.
   */
  start(tables: readonly Table[]): Promise<void>;
  /** What is noted, as of the snapshot that also reads the rows. */
  read(snapshot: RowsSnapshot): Promise<Captured>;
  forget(numbers: readonly string[]): Promise<void>;
  /** Ends, and leaves nothing of the tenant's behind; safe to repeat, and where nothing was begun. */
  stop(): Promise<void>;
}

/** Keys of one table, each once. */
export function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

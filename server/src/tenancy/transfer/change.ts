import { violatedConstraint } from '#platform/db/index.ts';
import { SelfReferences } from './self-references.ts';
import type { Checksum, Key, Row, RowsSnapshot, TableChange, Writer } from './store.ts';
import type { Table } from './table.ts';

/** What an engine does inside a transaction that is open: statements, and nothing about their order. */
export interface Primitives extends RowsSnapshot {
  /** Writes rows, whether they are there or not; references of the table to itself as null. */
  write(table: Table, rows: readonly Row[]): Promise<void>;
  /** Sets the references of rows that are there to others of their table. */
  refer(table: Table, rows: readonly Row[]): Promise<void>;
  /** Makes rows let go of the values that must be unique, for the moment. */
  vacate(table: Table, keys: readonly Key[]): Promise<void>;
  delete(table: Table, keys: readonly Key[]): Promise<void>;
  clear(tables: readonly Table[]): Promise<void>;
}

/** A change, in whichever engine: in what order rows are written and removed. */
export class RowChange implements Writer {
  readonly #rows: Primitives;
  readonly #tables: readonly Table[];
  readonly #selfReferences = new SelfReferences();

  /** @param tables parents first */
  constructor(rows: Primitives, tables: readonly Table[]) {
    this.#rows = rows;
    this.#tables = tables;
  }

  async upsert(table: Table, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#rows.write(table, rows);
    this.#selfReferences.note(table, rows);
  }

  async remove(table: Table, keys: readonly Key[]): Promise<void> {
    if (keys.length > 0) await this.#rows.delete(table, keys);
  }

  async apply(changes: readonly TableChange[]): Promise<void> {
    await this.query('savepoint apply_changes');
    try {
      await this.#writeAndRemove(changes);
    } catch (error) {
      if (violatedConstraint(error) === undefined) throw error;
      // A unique value went from one row to another: first every row that changes lets go of its own.
      await this.query('rollback to savepoint apply_changes');
      for (const { table, rows, gone } of changes)
        await this.#rows.vacate(table, [...rows, ...gone]);
      await this.#writeAndRemove(changes);
    }
    await this.query('release savepoint apply_changes');
  }

  async clear(): Promise<void> {
    this.#selfReferences.take();
    await this.#rows.clear(this.#tables);
  }

  async settle(): Promise<void> {
    for (const [table, rows] of this.#selfReferences.take())
      if (rows.length > 0) await this.#rows.refer(table, rows);
  }

  async #writeAndRemove(changes: readonly TableChange[]): Promise<void> {
    const byTable = new Map(changes.map((change) => [change.table.name, change]));
    for (const { name } of this.#tables) {
      const change = byTable.get(name);
      if (change) await this.upsert(change.table, change.rows);
    }
    await this.settle();
    for (const { name } of this.#tables.toReversed()) {
      const change = byTable.get(name);
      if (change) await this.remove(change.table, change.gone);
    }
  }

  page(table: Table, after: Key | undefined, limit: number): Promise<Row[]> {
    return this.#rows.page(table, after, limit);
  }

  rows(table: Table, keys: readonly Key[]): Promise<Row[]> {
    return this.#rows.rows(table, keys);
  }

  count(table: Table): Promise<number> {
    return this.#rows.count(table);
  }

  checksum(table: Table, options?: Parameters<RowsSnapshot['checksum']>[1]): Promise<Checksum> {
    return this.#rows.checksum(table, options);
  }

  query<R>(text: string, values?: readonly unknown[]): Promise<R[]> {
    return this.#rows.query(text, values);
  }
}

import type pg from 'pg';
import { violatedConstraint } from '#platform/db/index.ts';
import { batches } from '../batches.ts';
import { SelfReferences } from '../self-references.ts';
import type { Key, Place, Row, TableChange, Writer } from '../store.ts';
import type { Table } from '../table.ts';
import { Reader } from './reader.ts';

/** Writes inside a transaction that somebody else opened and will end. */
export class Change extends Reader implements Writer {
  readonly #tables: readonly Table[];
  readonly #selfReferences = new SelfReferences();

  constructor(client: pg.Client, place: Place, tables: readonly Table[]) {
    super(client, place);
    this.#tables = tables;
  }

  async upsert(table: Table, rows: readonly Row[]): Promise<void> {
    for (const batch of batches(rows)) {
      const columns = Object.keys(batch[0] ?? {});
      await this.query(this.sql.upsert(table, columns), [JSON.stringify(batch)]);
      this.#selfReferences.note(table, batch);
    }
  }

  async remove(table: Table, keys: readonly Key[]): Promise<void> {
    for (const batch of batches(keys))
      await this.query(this.sql.remove(table), [JSON.stringify(batch)]);
  }

  async apply(changes: readonly TableChange[]): Promise<void> {
    await this.query('savepoint apply');
    try {
      await this.#writeAndRemove(changes);
    } catch (error) {
      if (violatedConstraint(error) === undefined) throw error;
      // A unique value went from one row to another: first every row that changes lets go of its own.
      await this.query('rollback to savepoint apply');
      for (const { table, rows, gone } of changes) await this.#vacate(table, [...rows, ...gone]);
      await this.#writeAndRemove(changes);
    }
    await this.query('release savepoint apply');
  }

  async clear(): Promise<void> {
    this.#selfReferences.take();
    for (const statement of this.sql.clear(this.#tables)) await this.query(statement);
  }

  /** Sets what was left out until every row is there; the last step before the commit. */
  async settle(): Promise<void> {
    for (const [table, rows] of this.#selfReferences.take()) {
      for (const batch of batches(rows))
        await this.query(this.sql.update(table, table.selfReferences), [JSON.stringify(batch)]);
    }
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

  async #vacate(table: Table, keys: readonly Key[]): Promise<void> {
    const statement = this.sql.vacate(table);
    if (!statement) return;
    for (const batch of batches(keys)) await this.query(statement, [JSON.stringify(batch)]);
  }
}

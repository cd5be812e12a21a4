import type { Row } from './store.ts';
import type { Table } from './table.ts';

/**
 * References of tables to themselves that a change has written as null for now: the row referred to may
 * come later. Only rows that refer to one are kept, by key and reference alone.
 */
export class SelfReferences {
  readonly #byTable = new Map<Table, Map<string, Row>>();

  /** Notes the references of rows that are being written; a row written again replaces what was noted. */
  note(table: Table, rows: readonly Row[]): void {
    if (table.selfReferences.length === 0) return;
    const noted = this.#byTable.get(table) ?? new Map<string, Row>();
    this.#byTable.set(table, noted);
    for (const row of rows) {
      const key = JSON.stringify(table.key.map((name) => row[name]));
      if (table.selfReferences.every((name) => (row[name] ?? null) === null)) noted.delete(key);
      else noted.set(key, only(row, [...table.key, ...table.selfReferences]));
    }
  }

  /** The references to set now, by table; clears the list. */
  take(): [Table, Row[]][] {
    const taken = [...this.#byTable].map(([table, rows]): [Table, Row[]] => [
      table,
      [...rows.values()],
    ]);
    this.#byTable.clear();
    return taken;
  }
}

const only = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

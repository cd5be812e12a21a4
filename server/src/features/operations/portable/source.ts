import type { Row, RowsSnapshot, Table } from '#tenancy/transfer/index.ts';

/** A tenant's rows, wherever they come from: a place, or a file. */
export interface Source {
  readonly tables: readonly SourceTable[];
  /** Every row of a table, some at a time. */
  rows(name: string): AsyncIterable<readonly Row[]>;
}

export interface SourceTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Rows on their way at a time. */
const PAGE = 2000;

/** The rows of a place as of one moment. */
export async function sourceOf(snapshot: RowsSnapshot, tables: readonly Table[]): Promise<Source> {
  const found: SourceTable[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    found.push({ name: table.name, columns, rows: await snapshot.count(table) });
  }
  const byName = new Map(tables.map((table) => [table.name, table]));
  return {
    tables: found,
    async *rows(name) {
      const table = byName.get(name);
      if (!table) return;
      let page = await snapshot.page(table, undefined, PAGE);
      while (page.length > 0) {
        // The next page is read while the caller processes this one.
        const next = page.length < PAGE ? [] : snapshot.page(table, page.at(-1), PAGE);
        Promise.resolve(next).catch(() => undefined);
        yield page;
        page = await next;
      }
    },
  };
}

import type { Table } from './table.ts';

/**
 * A value as it travels: times are ISO-8601 with milliseconds and Z, dates `YYYY-MM-DD`, decimals and
 * bytes (hex) text. The same row reads the same from every engine and layout.
 */
export type Value = string | number | boolean | null;

/** One row, without the tenant id: the writer adds its own. */
export type Row = Readonly<Record<string, Value>>;

/** The key columns of a row; a whole row will do. */
export type Key = Row;

/** How many rows, and the sum of their digests (see digest.ts), whatever their order. */
export interface Checksum {
  readonly count: number;
  /** A decimal number: the sum may pass what a JavaScript number holds. */
  readonly sum: string;
}

/** Where a tenant's rows are, as the cell's owner reaches them. */
export interface RowsLocation {
  readonly tenantId: string;
  readonly engine: 'postgres' | 'mysql';
  readonly kind: 'shared' | 'schema';
  /** The schema that holds the tables; in MySQL the database's own tables bear names of their own. */
  readonly namespace: string;
  /** With the password; a replica's will do for reading. */
  readonly ownerUrl: string;
  /** A freshly signed tenant context: the owner is bound by row-level security like anyone else. */
  context(): string;
}

/** An open place. Snapshots and changes take turns on its one connection. */
export interface Store extends AsyncDisposable {
  /** What a tenant's rows consist of, as the catalog has it: parents before the tables that refer to them. */
  readonly tables: readonly Table[];
  /** Everything read inside is as of one moment. */
  snapshot<T>(work: (snapshot: RowsSnapshot) => Promise<T>): Promise<T>;
  /** Everything written inside lands together, or not at all. */
  change<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
}

export interface RowsSnapshot {
  /** Rows in the order of their keys, beginning behind one of them. */
  page(table: Table, after: Key | undefined, limit: number): Promise<Row[]>;
  /** The rows that have these keys; in no order. */
  rows(table: Table, keys: readonly Key[]): Promise<Row[]>;
  count(table: Table): Promise<number>;
  /** Computed where the rows are. @param columns all of them when left out; @param keys of all rows when left out */
  checksum(
    table: Table,
    options?: { readonly keys?: readonly Key[]; readonly columns?: readonly string[] },
  ): Promise<Checksum>;
  /** The place's own SQL, for what is kept beside the tenant's tables. */
  query<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

export interface Writer extends RowsSnapshot {
  /**
   * Writes rows that may be there already; all name the same columns, and the others keep their value or
   * get their default. Tables go parents first; within one table the order does not matter, since
   * references of a table to itself are set when the change ends.
   */
  upsert(table: Table, rows: readonly Row[]): Promise<void>;
  /** Removes rows; tables go children first. */
  remove(table: Table, keys: readonly Key[]): Promise<void>;
  /**
   * Brings rows to the state they have elsewhere: some written, some gone, whatever the order and
   * whichever values they have passed to one another meanwhile.
   */
  apply(changes: readonly TableChange[]): Promise<void>;
  /** Removes everything the tenant has. */
  clear(): Promise<void>;
  /** Sets what `upsert` has deferred; also called when the change ends. */
  settle(): Promise<void>;
}

/** What has become of some rows of one table. */
export interface TableChange {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly gone: readonly Key[];
}

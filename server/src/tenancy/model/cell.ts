/** How a cell separates tenants: shared tables, a schema per tenant, or a dedicated database. */
export type Isolation = 'shared' | 'schema' | 'dedicated';

/** The engine of a cell's database; MySQL includes MariaDB. */
export type Engine = 'postgres' | 'mysql';

/** One database on some server that holds tenants in one layout. */
export interface Cell {
  readonly id: string;
  readonly name: string;
  readonly kind: Isolation;
  readonly engine: Engine;
  readonly database: string;
  /** Reference to the owner's URL on another server; null: the deployment's own server. */
  readonly dsn: string | null;
  /** Reference to a PgBouncer that requests go through instead. */
  readonly poolerDsn: string | null;
  /** Reference to a read replica. */
  readonly replicaDsn: string | null;
}

/** Where a cell is reached, passwords and all; never logged, never stored. */
export interface CellAddress {
  readonly engine: Engine;
  readonly ownerUrl: string;
  /** The owner's way to a database of that server that is always there, for creating the cell's. */
  readonly maintenanceUrl: string;
  /** The app login's way in: what requests use. */
  readonly appUrl: string;
  /** The app login's way to the read replica, if there is one. */
  readonly replicaUrl: string | undefined;
}

/** A row of control.cell as SQL text selects it; see {@link toCell}. */
export const CELL_COLUMNS =
  'id, name, kind, engine, database, dsn, pooler_dsn as "poolerDsn", replica_dsn as "replicaDsn"';

import type { Cell } from '../cells/cell.ts';
import type { StepId } from '../migrations/steps.ts';
import type { PostgresServer } from '../server.ts';

/** Steps that a cell has now, under the target's name in the ledger. */
export interface Built {
  readonly target: string;
  readonly steps: readonly StepId[];
}

/** What it takes to build a cell and to look after it, on one kind of server. */
export interface CellEngine {
  /** The server's version as people say it. @throws Error when it cannot be reached, or is too old */
  version(server: PostgresServer, cell: Cell): Promise<string>;
  /** Creates the app login and the cell's database on its server, where they are missing. */
  prepare(server: PostgresServer, cell: Cell): Promise<void>;
  /** Builds, or brings up to date, what all tenants of the cell have in common. */
  build(server: PostgresServer, cell: Cell): Promise<readonly Built[]>;
  /** Looks at every wall around the tenants of the cell. @returns what is wrong */
  check(server: PostgresServer, cell: Cell): Promise<string[]>;
}

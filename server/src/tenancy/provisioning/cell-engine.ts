import type { Cell } from '../cells/cell.ts';
import type { PostgresServer } from '../server.ts';

/** What it takes to have a cell and to look after it, on one kind of server. */
export interface CellEngine {
  /** The server's version as people say it. @throws Error when it cannot be reached, or is too old */
  version(server: PostgresServer, cell: Cell): Promise<string>;
  /** Creates the app login and the cell's database on its server, where they are missing. */
  prepare(server: PostgresServer, cell: Cell): Promise<void>;
  /**
   * Looks at every wall around the tenants of the cell.
   * @param beyond hears what the app login may do beyond its need, while every wall stands
   * @returns what is wrong
   */
  check(server: PostgresServer, cell: Cell, beyond?: (problem: string) => void): Promise<string[]>;
}

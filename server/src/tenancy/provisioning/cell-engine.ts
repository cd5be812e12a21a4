import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';

/** What it takes to have a cell and to look after it, on one kind of server. */
export interface CellEngine {
  /** The server's version as people say it. @throws Error when it cannot be reached, or is too old */
  version(server: PostgresServer, cell: Cell): Promise<string>;
  /** Creates the app login and the cell's database on its server, where they are missing. */
  prepare(server: PostgresServer, cell: Cell): Promise<void>;
}

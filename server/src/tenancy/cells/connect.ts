import { ConfigError } from '#config/index.ts';
import { AppError } from '#kernel/errors.ts';
import { Database, type SqlDatabase } from '#platform/db/index.ts';
import { MySqlDatabase } from '#platform/mysql/index.ts';
import type { PostgresServer } from '../server/index.ts';
import type { Cell, CellAddress } from '../model/index.ts';

export interface ConnectOptions {
  readonly maxConnections: number;
  readonly onIdleError?: ((error: Error) => void) | undefined;
}

/** Connections to a cell that serves one tenant: there may be many such cells on a server. */
const DEDICATED = 4;

/** A bounded pool of the app login's connections to a cell; none is opened before it is needed. */
export function connect(cell: Cell, url: string, options: ConnectOptions): SqlDatabase {
  const most = options.maxConnections;
  const settings = {
    url,
    maxConnections: cell.kind === 'dedicated' ? Math.min(most, DEDICATED) : most,
    ...(options.onIdleError && { onIdleError: options.onIdleError }),
  };
  if (cell.engine === 'mysql') return new MySqlDatabase(settings);
  // If each tenant has its own tables, each has its own statements.
  const hasAffinity = cell.kind === 'schema';
  return new Database({ ...settings, hasAffinity, name: `taskforce ${cell.database}` });
}

/**
 * Where a cell is, for a request that needs it.
 * @throws AppError `unavailable` when this process does not know the way
 */
export function addressFor(server: PostgresServer, cell: Cell): CellAddress {
  try {
    return server.addressOf(cell);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new AppError('unavailable', 'The database is temporarily unavailable.', {
      retryAfter: 5,
      cause: error,
    });
  }
}

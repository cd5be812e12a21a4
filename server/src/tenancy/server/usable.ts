import { ConfigError } from '#config/index.ts';
import type { PostgresServer } from './postgres-server.ts';
import type { Cell } from '../model/index.ts';

/**
 * Whether this process knows the way to a cell: a variable that its reference names may have been set
 * since the process was started. No tenant is placed in a cell that this process cannot reach.
 */
export function isUsable(server: PostgresServer, cell: Cell): boolean {
  try {
    server.addressOf(cell);
    return true;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

import type { Cell, Engine } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { checkMySqlCell } from './mysql.ts';
import { checkPostgresCell } from './postgres.ts';

type CellCheck = (
  server: PostgresServer,
  cell: Cell,
  beyond?: (problem: string) => void,
) => Promise<string[]>;

const CHECKS: Record<Engine, CellCheck> = { postgres: checkPostgresCell, mysql: checkMySqlCell };

/**
 * Looks at every wall around the tenants of one cell.
 * @param beyond called with unneeded privileges of the app login that do not break isolation
 * @returns what is wrong
 */
export const checkCell: CellCheck = (server, cell, beyond) =>
  CHECKS[cell.engine](server, cell, beyond);

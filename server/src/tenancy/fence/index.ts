import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import type { Fence } from './fence.ts';
import { openMySqlFence } from './mysql.ts';
import { openPostgresFence } from './postgres.ts';

/** The fence that every write passes, from the side of those who open and close it. */
export { type Fence, type FenceRow, UNFENCED } from './fence.ts';

/** Opens the fence of a cell; dispose it when done. */
export function openFence(server: PostgresServer, cell: Cell): Promise<Fence> {
  const { engine, ownerUrl } = server.addressOf(cell);
  return engine === 'mysql' ? openMySqlFence(ownerUrl) : openPostgresFence(ownerUrl);
}

import type { Cell } from '#tenancy/model/index.ts';
import type { PostgresServer } from '#tenancy/server/index.ts';
import type { Outbox } from './outbox.ts';
import { openMySqlOutbox } from './outbox-mysql.ts';
import { openPostgresOutbox } from './outbox-postgres.ts';

/** Opens the outbox of a cell as its owner, past any pooler: the lock goes with the connection. */
export function openOutbox(server: PostgresServer, cell: Cell): Promise<Outbox> {
  const { engine, ownerUrl } = server.addressOf(cell);
  return engine === 'mysql' ? openMySqlOutbox(ownerUrl) : openPostgresOutbox(ownerUrl);
}

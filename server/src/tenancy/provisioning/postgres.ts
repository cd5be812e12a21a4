import { withConnection } from '#platform/db/index.ts';
import type { CellEngine } from './cell-engine.ts';
import { ensureCellDatabase, ensureCellLogin, openDoor } from './logins.ts';

const OLDEST = 15;

/** Cells on PostgreSQL. */
export const postgresEngine: CellEngine = {
  async version(server, cell) {
    const { maintenanceUrl } = server.addressOf(cell);
    return withConnection(maintenanceUrl, 'taskforce owner', async (client) => {
      const { rows } = await client.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      );
      const version = rows[0]?.version.split(' ')[0] ?? '';
      if (Number.parseInt(version, 10) >= OLDEST) return `PostgreSQL ${version}`;
      throw new Error(`the server is PostgreSQL ${version}; it must be ${OLDEST} or newer`);
    });
  },
  async prepare(server, cell) {
    await ensureCellLogin(server, cell);
    await ensureCellDatabase(server, cell);
    await openDoor(server, cell);
  },
};

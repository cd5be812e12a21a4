import pg from 'pg';
import type { PostgresServer } from '../server/index.ts';

/**
 * On a server that is this deployment's alone, lets each login connect to the databases it is for and to no
 * other: PostgreSQL opens every database to everyone. Safe to repeat; one query if there is nothing to do.
 * @param client the owner's, on the control plane
 */
export async function closeDoors(server: PostgresServer, client: pg.Client): Promise<void> {
  if (!server.isOurs) return;
  const { rows } = await client.query<{ name: string }>(
    `select d.datname as name from pg_catalog.pg_database d
      where d.datallowconn and (d.datacl is null or exists (
        select from pg_catalog.aclexplode(d.datacl) a where a.grantee = 0 and a.privilege_type = 'CONNECT'))`,
  );
  if (rows.length === 0) return;
  const cells = await cellDatabases(client);
  for (const { name } of rows) {
    const database = pg.escapeIdentifier(name);
    const isCell = cells.has(name) || name.startsWith(`${server.control}_`);
    const login = name === server.control ? server.controlRole : isCell && server.appRole;
    if (login)
      await client.query(`grant connect on database ${database} to ${pg.escapeIdentifier(login)}`);
    await client.query(`revoke connect, temporary on database ${database} from public`);
  }
}

/** Those that are known; before the first migration there are none. */
async function cellDatabases(control: pg.Client): Promise<ReadonlySet<string>> {
  const { rowCount } = await control.query(`select where to_regclass('control.cell') is not null`);
  if (!rowCount) return new Set();
  const { rows } = await control.query<{ database: string }>('select database from control.cell');
  return new Set(rows.map(({ database }) => database));
}

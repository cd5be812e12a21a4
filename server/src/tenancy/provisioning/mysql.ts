import { isCode } from '#platform/db/index.ts';
import { type MySqlConnection, withMySql } from '#platform/mysql/index.ts';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import type { CellEngine } from './cell-engine.ts';

/** MySQL takes no longer names of users. */
const LONGEST_USER = 32;
/** Views whose check option and whose function's determinism this product relies on, as it was tried. */
const OLDEST = { mariadb: [10, 11], mysql: [8, 0] } as const;
const NAMES = { mariadb: 'MariaDB', mysql: 'MySQL' } as const;

/** Cells on MySQL and MariaDB: one database, one set of tables for all tenants. */
export const mysqlEngine: CellEngine = {
  version: (server, cell) =>
    withMySql(serverUrl(server, cell), async (owner) => {
      const { text, flavour } = await owner.version();
      const [major = 0, minor = 0] = text.split(/[.-]/).map(Number);
      const name = `${NAMES[flavour]} ${text.split('-')[0]}`;
      const [oldest, least] = OLDEST[flavour];
      if (major > oldest || (major === oldest && minor >= least)) return name;
      throw new Error(`the server is ${name}; it must be ${oldest}.${least} or newer`);
    }),
  async prepare(server, cell) {
    if (cell.kind !== 'shared')
      throw new Error(`the cell ${cell.name} is on MySQL, where cells are of the kind shared`);
    await withMySql(serverUrl(server, cell), async (owner) => {
      await ensureUser(owner, server, cell);
      await ensureDatabase(owner, cell);
    });
  },
};

/** The owner's way in without any database: the cell's may not exist yet. */
function serverUrl(server: PostgresServer, cell: Cell): string {
  const url = new URL(server.addressOf(cell).ownerUrl);
  url.pathname = '/';
  return url.href;
}

async function ensureDatabase(owner: MySqlConnection, { database, dsn }: Cell): Promise<void> {
  const name = `\`${database.replaceAll('`', '``')}\``;
  try {
    await owner.query(`create database if not exists ${name} character set utf8mb4`);
  } catch (error) {
    if (!isCode(error, '42501')) throw error;
    throw new Error(
      `the login in ${dsn} may not create the database ${database}: grant it all privileges on ${database}.* with grant option, and CREATE USER`,
      { cause: error },
    );
  }
}

/**
 * Creates or refreshes the app user, which may do nothing yet.
 * @throws Error when another deployment has a user of that name there
 */
async function ensureUser(
  owner: MySqlConnection,
  server: PostgresServer,
  cell: Cell,
): Promise<void> {
  const { appRole: user } = server;
  if (user.length > LONGEST_USER) {
    throw new Error(
      `the login ${user} is longer than the ${LONGEST_USER} characters that MySQL allows; use a shorter name for the control database`,
    );
  }
  if (!(await isOurs(server, cell))) {
    throw new Error(
      `the user ${user} exists on that server with another password, so another deployment seems to use it; use a control database with another name, or drop that user`,
    );
  }
  const password = server.passwordOf(user);
  try {
    await owner.query(`create user if not exists ?@'%' identified by ?`, [user, password]);
  } catch (error) {
    if (!isCode(error, '42501')) throw error;
    throw new Error(
      `the login in ${cell.dsn} may not create the user ${user}: grant it CREATE USER`,
      {
        cause: error,
      },
    );
  }
}

/** Whether the app user there, if there is one, takes the password of this deployment. */
async function isOurs(server: PostgresServer, cell: Cell): Promise<boolean> {
  const url = new URL(serverUrl(server, cell));
  const owner = { url: url.href, user: server.appRole };
  const known = await withMySql(owner.url, (connection) =>
    connection.rows(`select 1 from mysql.user where user = ? and host = '%'`, [owner.user]),
  ).catch(() => undefined);
  if (known?.length === 0) return true;
  url.username = server.appRole;
  url.password = server.passwordOf(server.appRole);
  return withMySql(url.href, async () => true).catch((error: unknown) => {
    if (isCode(error, '28P01')) return known === undefined;
    throw error;
  });
}

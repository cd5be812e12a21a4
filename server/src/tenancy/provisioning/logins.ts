import pg from 'pg';
import { isCode, withConnection } from '#platform/db/index.ts';
import type { Cell } from '../model/index.ts';
import { asOwner, identifier, OWNER, type PostgresServer } from '../server/index.ts';
import { closeDoors } from './doors.ts';

/** Creates a database of the deployment's own server unless it exists. @returns whether it was created */
export const ensureDatabase = (
  server: PostgresServer,
  database: string,
  maintenance: string,
): Promise<boolean> => createDatabase(server.ownerUrl(maintenance), database, 'DATABASE_URL');

/** Creates a cell's database on its server unless it exists. @returns whether it was created */
export const ensureCellDatabase = (server: PostgresServer, cell: Cell): Promise<boolean> =>
  createDatabase(server.addressOf(cell).maintenanceUrl, cell.database, cell.dsn ?? 'DATABASE_URL');

/** @param source where the login comes from, in words for the operator */
async function createDatabase(url: string, database: string, source: string): Promise<boolean> {
  return withConnection(url, OWNER, async (client) => {
    const { rowCount } = await client.query(
      'select 1 from pg_catalog.pg_database where datname = $1',
      [database],
    );
    if (rowCount) return false;
    try {
      await client.query(
        `create database ${identifier(database)} template template0 encoding 'UTF8'`,
      );
      return true;
    } catch (error) {
      if (isCode(error, '42P04') || isCode(error, '23505')) return false;
      if (isCode(error, '42501')) {
        throw new Error(
          `the login in ${source} may not create the database ${database}: grant it CREATEDB, or create that database owned by it`,
          { cause: error },
        );
      }
      throw error;
    }
  });
}

// Roles belong to the whole server: two processes starting together must not both create one.
const LOCK_LOGINS = `select pg_advisory_lock(hashtext('taskforce logins'))`;

/** Creates or refreshes the two powerless logins. */
export async function ensureLogins(server: PostgresServer): Promise<void> {
  await asOwner(server, server.control, async (client) => {
    await client.query(LOCK_LOGINS);
    for (const role of [server.appRole, server.controlRole])
      await ensureLogin(client, role, server.passwordOf(role), 'DATABASE_URL');
    await closeDoors(server, client);
  });
}

/** Lets the logins into a database that has been made on the deployment's own server, and into no other. */
export async function openDoor(server: PostgresServer, { dsn }: Pick<Cell, 'dsn'>): Promise<void> {
  if (dsn !== null || !server.isOurs) return;
  await asOwner(server, server.control, async (client) => {
    await client.query(LOCK_LOGINS);
    await closeDoors(server, client);
  });
}

/**
 * Creates or refreshes the app login on a cell's server.
 * @throws Error when another deployment has a login of that name there
 */
export async function ensureCellLogin(server: PostgresServer, cell: Cell): Promise<void> {
  if (cell.dsn === null) return;
  const { dsn } = cell;
  const { appRole: role } = server;
  const { maintenanceUrl } = server.addressOf(cell);
  await withConnection(maintenanceUrl, OWNER, async (client) => {
    await client.query(LOCK_LOGINS);
    if ((await hasRole(client, role)) && !(await isOurs(server, maintenanceUrl))) {
      throw new Error(
        `the login ${role} exists on that server with another password, so another deployment seems to use it; use a control database with another name, or drop that login`,
      );
    }
    await ensureLogin(client, role, server.passwordOf(role), dsn);
  });
}

/** Whether the app login there takes the password of this deployment. */
async function isOurs(server: PostgresServer, maintenanceUrl: string): Promise<boolean> {
  const url = new URL(maintenanceUrl);
  url.username = server.appRole;
  url.password = server.passwordOf(server.appRole);
  return withConnection(url.href, OWNER, async () => true).catch((error: unknown) => {
    if (isCode(error, '28P01')) return false;
    // It may not connect to this database, or from here: that says nothing about the password.
    if (isCode(error, '42501') || isCode(error, '28000')) return true;
    throw error;
  });
}

const hasRole = async (client: pg.Client, role: string): Promise<boolean> =>
  ((await client.query('select 1 from pg_catalog.pg_roles where rolname = $1', [role])).rowCount ??
    0) > 0;

async function ensureLogin(
  client: pg.Client,
  role: string,
  password: string,
  source: string,
): Promise<void> {
  const exists = await hasRole(client, role);
  const name = identifier(role);
  const powers = `login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit password ${pg.escapeLiteral(password)}`;
  try {
    await client.query(
      exists
        ? `alter role ${name} with login password ${pg.escapeLiteral(password)}`
        : `create role ${name} with ${powers}`,
    );
    await client.query(`alter role ${name} set search_path = ''`);
    await client.query(`alter role ${name} set timezone = 'UTC'`);
    await client.query(`alter role ${name} set datestyle = 'ISO, MDY'`);
    await client.query(`alter role ${name} set idle_in_transaction_session_timeout = '60s'`);
    await client.query(`alter role ${name} set statement_timeout = '30s'`);
    // Each statement has one shape and finds its index whatever the values, so one plan serves: five trial
    // plans for every statement, tenant and connection would cost more than they could ever win.
    await client.query(`alter role ${name} set plan_cache_mode = 'force_generic_plan'`);
  } catch (error) {
    if (!isCode(error, '42501')) throw error;
    throw new Error(`the login in ${source} may not create the role ${role}: grant it CREATEROLE`, {
      cause: error,
    });
  }
}

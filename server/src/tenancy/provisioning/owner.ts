import pg from 'pg';
import { isCode, withConnection } from '#platform/db/index.ts';
import type { Cell } from '../cells/cell.ts';
import type { PostgresServer } from '../server.ts';

/**
 * The owner's connections: short-lived, opened only to build and migrate, never for requests.
 * Nothing that came from a caller reaches this text.
 */
export const asOwner = <T>(
  server: PostgresServer,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => withConnection(server.ownerUrl(database), 'taskforce owner', work);

/** The same on a PostgreSQL cell, wherever its server is. */
export const asCellOwner = <T>(
  server: PostgresServer,
  cell: Cell,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => withConnection(server.addressOf(cell).ownerUrl, 'taskforce owner', work);

export const identifier = (name: string): string => pg.escapeIdentifier(name);

/** Creates a database unless it exists, encoded UTF-8. @returns whether it was created */
export async function ensureDatabase(
  server: PostgresServer,
  database: string,
  maintenance: string,
): Promise<boolean> {
  return asOwner(server, maintenance, async (client) => {
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
          `the login in DATABASE_URL may not create the database ${database}: grant it CREATEDB, or create that database owned by it`,
          { cause: error },
        );
      }
      throw error;
    }
  });
}

/** Creates or refreshes the two powerless logins. */
export async function ensureLogins(server: PostgresServer): Promise<void> {
  await asOwner(server, server.control, async (client) => {
    // Roles belong to the whole server: two processes starting together must not both create one.
    await client.query(`select pg_advisory_lock(hashtext('taskforce logins'))`);
    for (const role of [server.appRole, server.controlRole])
      await ensureLogin(client, role, server.passwordOf(role));
  });
}

async function ensureLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_catalog.pg_roles where rolname = $1', [
    role,
  ]);
  const name = identifier(role);
  const powers = `login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit password ${pg.escapeLiteral(password)}`;
  try {
    await client.query(
      rowCount
        ? `alter role ${name} with login password ${pg.escapeLiteral(password)}`
        : `create role ${name} with ${powers}`,
    );
    await client.query(`alter role ${name} set search_path = ''`);
    await client.query(`alter role ${name} set timezone = 'UTC'`);
    await client.query(`alter role ${name} set idle_in_transaction_session_timeout = '60s'`);
    await client.query(`alter role ${name} set statement_timeout = '30s'`);
    // Each statement has one shape and finds its index whatever the values, so one plan serves: five trial
    // plans for every statement, tenant and connection would cost more than they could ever win.
    await client.query(`alter role ${name} set plan_cache_mode = 'force_generic_plan'`);
  } catch (error) {
    if (!isCode(error, '42501')) throw error;
    throw new Error(
      `the login in DATABASE_URL may not create the role ${role}: grant it CREATEROLE`,
      { cause: error },
    );
  }
}

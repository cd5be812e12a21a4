import pg from 'pg';
import { withConnection } from '#platform/db/index.ts';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from './postgres-server.ts';

/** Shown in pg_stat_activity. */
export const OWNER = 'taskforce owner';

/**
 * The owner's connections: short-lived, opened only to build and migrate, never for requests.
 * Nothing that came from a caller reaches this text.
 */
export const asOwner = <T>(
  server: PostgresServer,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => withConnection(server.ownerUrl(database), OWNER, work);

/** The same on a PostgreSQL cell, wherever its server is. */
export const asCellOwner = <T>(
  server: PostgresServer,
  cell: Cell,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => withConnection(server.addressOf(cell).ownerUrl, OWNER, work);

export const identifier = (name: string): string => pg.escapeIdentifier(name);

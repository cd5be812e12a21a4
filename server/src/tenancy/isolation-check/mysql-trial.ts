import { newId } from '#kernel/ids.ts';
import { isCode } from '#platform/db/index.ts';
import { type MySqlConnection, withMySql } from '#platform/mysql/index.ts';
import type { Cell } from '../model/index.ts';
import { signContext } from '../scope/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { checkGrants, openToAll } from './mysql-grants.ts';

/**
 * Comes in as the app user, as requests do: what it may do, and whether the views believe the right
 * context and no other. A row is written as one tenant and asked for as another; nothing of it stays.
 * @param beyond called with its unneeded privileges that do not break isolation
 * @returns what is wrong
 */
export const tryMySqlContexts = (
  server: PostgresServer,
  cell: Cell,
  views: readonly string[],
  beyond: (problem: string) => void,
): Promise<string[]> =>
  withMySql(server.addressOf(cell).appUrl, async (app) => {
    const grants = await app.rows<Record<string, string>>('show grants');
    const lines = grants.flatMap((row) => Object.values(row));
    const shown = await app.rows<{ name: string }>(
      'select schema_name as name from information_schema.schemata order by schema_name',
    );
    for (const name of openToAll(
      lines,
      shown.map((schema) => schema.name),
    ))
      beyond(
        `${server.appRole} may use the database ${name}, which users without a name were granted: DELETE FROM mysql.db WHERE user = '', and FLUSH PRIVILEGES`,
      );
    const tenantId = newId();
    const expiry = Math.floor(Date.now() / 1000) + 60;
    const signed = signContext(server.contextKey(cell.id), tenantId, expiry);
    const forged = signContext(Buffer.from(newId()), tenantId, expiry);
    await app.query('start transaction');
    const problems = [
      ...checkGrants(lines, cell.database, views),
      ...((await writes(app, forged, tenantId))
        ? ['a tenant context signed with a wrong key is accepted']
        : []),
      ...((await writes(app, signed, tenantId))
        ? []
        : [
            'a tenant context signed with the right key is not accepted: either APP_SECRET is not the one this database was built with, or the clocks of this machine and the database differ by more than a minute',
          ]),
      ...((await sees(app, forged, tenantId)) || (await sees(app, null, tenantId))
        ? ['rows of a tenant are shown without a tenant context that was signed']
        : []),
    ];
    await app.query('rollback');
    return problems;
  });

async function writes(app: MySqlConnection, context: string, tenantId: string): Promise<boolean> {
  await app.query('set @taskforce_context = ?', [context]);
  try {
    await app.query(
      'insert into label (tenant_id, id, name, color, created_at) values (?, ?, ?, ?, ?)',
      [tenantId, newId(), `self-check ${newId()}`, '#000000', new Date().toISOString()],
    );
    return true;
  } catch (error) {
    if (isWall(error)) return false;
    throw error;
  }
}

async function sees(
  app: MySqlConnection,
  context: string | null,
  tenantId: string,
): Promise<boolean> {
  await app.query('set @taskforce_context = ?', [context]);
  try {
    const rows = await app.rows('select 1 from label where tenant_id = ?', [tenantId]);
    return rows.length > 0;
  } catch (error) {
    if (isWall(error)) return false;
    throw error;
  }
}

/** The view's check option refused it, the user may not come near, or there is no view. */
const isWall = (error: unknown): boolean =>
  ['44000', '42501', '42P01'].some((code) => isCode(error, code));

import { newId } from '#kernel/ids.ts';
import { isCode, withConnection } from '#platform/db/index.ts';
import { signContext } from '../scope/index.ts';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';

/**
 * Comes in as the app login, as requests do, and tries the signed context: a forged one must count for
 * nothing, and a true one must be believed, or every tenant would find itself empty.
 * @returns what is wrong
 */
export async function tryContexts(server: PostgresServer, cell: Cell): Promise<string[]> {
  return withConnection(server.addressOf(cell).appUrl, 'taskforce self-check', async (client) => {
    // Within a transaction, as requests do it: behind a pooler nothing else stays together.
    const whoIs = async (context: string): Promise<string | null> => {
      await client.query('begin');
      try {
        await client.query(`select pg_catalog.set_config('taskforce.context', $1, true)`, [
          context,
        ]);
        const { rows } = await client.query<{ who: string | null }>(
          'select platform.current_tenant() as who',
        );
        return rows[0]?.who ?? null;
      } catch (error) {
        // A function that may not be asked, or may not ask its key, believes no one.
        if (isCode(error, '42501')) return null;
        throw error;
      } finally {
        await client.query('rollback');
      }
    };
    const tenantId = newId();
    const expiry = Math.floor(Date.now() / 1000) + 60;
    const forged = await whoIs(signContext(Buffer.from(newId()), tenantId, expiry));
    const signed = await whoIs(signContext(server.contextKey(cell.id), tenantId, expiry));
    const { rows } = await client.query<{ path: string }>(
      `select pg_catalog.current_setting('search_path') as path`,
    );
    return [
      ...(forged === null ? [] : ['a tenant context signed with a wrong key is accepted']),
      ...(signed === tenantId
        ? []
        : [
            'a tenant context signed with the right key is not accepted: either APP_SECRET is not the one this database was built with, or the clocks of this machine and the database differ by more than a minute',
          ]),
      ...(/^(?:""|)$/.test(rows[0]?.path ?? 'none')
        ? []
        : [`${server.appRole} has the search_path ${rows[0]?.path}; it must be empty`]),
    ];
  });
}

import pg from 'pg';
import { connectionOf } from './pooler.ts';
import { typeParsers } from './types.ts';

/**
 * A separate connection that its opener must end; not for requests, which use a pool.
 * @param name shown in pg_stat_activity
 */
export async function openConnection(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionOf(url).url,
    application_name: name,
    types: typeParsers,
  });
  // Lost while nothing is asked of it: the next question fails and tells. Unheard, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The same for as long as `work` takes. */
export async function withConnection<T>(
  url: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await openConnection(url, name);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

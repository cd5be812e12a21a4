import pg from 'pg';

/** Looks at, and interferes with, the connections of others. */

/** One statement, or several, on a connection of its own. */
export async function ask<R = Record<string, unknown>>(
  url: string,
  text: string,
  ...values: unknown[]
): Promise<R[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(text, values.length > 0 ? values : undefined);
    return rows as R[];
  } finally {
    await client.end();
  }
}

/** Kills every connection to a database that bears this name. @returns how many */
export async function terminate(url: string, applicationName: string): Promise<number> {
  const killed = await ask(
    url,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()`,
    applicationName,
  );
  return killed.length;
}

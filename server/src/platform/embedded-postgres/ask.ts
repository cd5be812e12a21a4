import pg from 'pg';
import { EmbeddedDatabaseError } from './failure.ts';
import { superuser } from './cluster.ts';
import { ownerSetting } from './settings.ts';

/** Where the superuser connects. */
export function adminUrlOf(port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * Asks a server who its owner is.
 * @returns the owner's process id, or undefined when the server does not take connections now.
 * @throws EmbeddedDatabaseError when the password is not the one it knows.
 */
export async function askOwner(port: number, password: string): Promise<number | undefined> {
  const client = new pg.Client({
    connectionString: adminUrlOf(port, password),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ owner: string | null }>(
      `select current_setting('${ownerSetting}', true) as owner`,
    );
    return Number(rows[0]?.owner ?? 0);
  } catch (error) {
    // 28P01: invalid_password
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new EmbeddedDatabaseError(
        'the embedded database refuses its own password; postgres.password does not belong to it',
      );
    }
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

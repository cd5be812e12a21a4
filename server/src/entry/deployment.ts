import { type Config, ConfigError } from '#config/index.ts';
import { withConnection } from '#platform/db/index.ts';
import { startEmbedded } from '#platform/db/embedded/index.ts';
import { type PostgresServer, postgresServer } from '#tenancy/index.ts';

/** The PostgreSQL server this process works on. */
export interface Deployment extends AsyncDisposable {
  readonly server: PostgresServer;
  /** Where the data lives, in words for a person. */
  readonly dataPlace: string;
  /** The embedded server's end, asked or not; absent for an outside server. */
  readonly ended?: Promise<{ asked: boolean; lastLines: readonly string[] }>;
}

/** The control plane's database on the embedded server. */
const EMBEDDED_CONTROL = 'taskforce';

/** Uses the server DATABASE_URL names, else starts the embedded one, or joins it when it is running. */
export async function openDeployment(
  config: Config,
  say: (line: string) => void,
): Promise<Deployment> {
  if (config.databaseUrl) {
    await assertReachable(config.databaseUrl);
    const { host, pathname } = new URL(config.databaseUrl);
    return {
      server: postgresServer(config, config.databaseUrl),
      dataPlace: `PostgreSQL at ${host}${pathname}`,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say });
  return {
    server: postgresServer(config, embedded.adminUrl, EMBEDDED_CONTROL),
    dataPlace: embedded.dataDir,
    ended: embedded.closed,
    [Symbol.asyncDispose]: () => embedded[Symbol.asyncDispose](),
  };
}

/** @throws ConfigError naming the setting, when nobody answers there or the login is refused */
async function assertReachable(url: string): Promise<void> {
  try {
    await withConnection(url, 'taskforce start', (client) => client.query('select 1'));
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    throw new ConfigError([`DATABASE_URL: cannot be used (${message || code || 'no answer'})`]);
  }
}

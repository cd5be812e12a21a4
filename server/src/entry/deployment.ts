import { setTimeout as delay } from 'node:timers/promises';
import { type Config, ConfigError } from '#config/index.ts';
import { isCode, withConnection } from '#platform/db/index.ts';
import { type Ending, startEmbedded } from '#platform/embedded-postgres/index.ts';
import { type PostgresServer, postgresServer } from '#tenancy/index.ts';

/** The PostgreSQL server this process works on. */
export interface Deployment extends AsyncDisposable {
  readonly server: PostgresServer;
  /** Where the data lives, in words for a person. */
  readonly dataPlace: string;
  /** Settles when the embedded server has ended, or is about to, and we did not ask for it. */
  readonly lost: Promise<Loss>;
}

/** What to tell people about a database that ends without us, and the exit status that goes with it. */
export interface Loss {
  readonly line: string;
  readonly exitCode: number;
}

const never = new Promise<never>(() => {});

/** The control plane's database on the embedded server. */
const EMBEDDED_CONTROL = 'taskforce';

/** Uses the server DATABASE_URL names, else starts the embedded one, or joins it when it is running. */
export async function openDeployment(
  config: Config,
  say: (line: string) => void,
): Promise<Deployment> {
  if (config.databaseUrl) {
    await untilReachable(config.databaseUrl, say);
    const { host, pathname } = new URL(config.databaseUrl);
    return {
      server: postgresServer(config, config.databaseUrl),
      dataPlace: `PostgreSQL at ${host}${pathname}`,
      // It may come back, and its connections with it.
      lost: never,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say });
  return {
    server: postgresServer(config, embedded.adminUrl, {
      control: EMBEDDED_CONTROL,
      isOurs: true,
    }),
    dataPlace: embedded.dataDir,
    lost: lossOf(embedded.closed),
    [Symbol.asyncDispose]: () => embedded[Symbol.asyncDispose](),
  };
}

/** The end of a server that we did not ask for; never settles otherwise. */
async function lossOf(closed: Promise<Ending>): Promise<Loss> {
  const { how } = await closed;
  if (how === 'asked') return never;
  return how === 'owner stops'
    ? { line: 'The process that runs the database is stopping; stopping too.', exitCode: 0 }
    : { line: 'The database has stopped; stopping too.', exitCode: 1 };
}

/** How long a server may take that says it is starting: after a crash it has its log to read again. */
const STARTING_MS = 120_000;
const LOOK_AGAIN_MS = 250;
/** SQLSTATE of a server that does not take connections yet. */
const STARTING = '57P03';

/** @throws ConfigError naming the setting, when no one answers there or the login is refused */
async function untilReachable(url: string, say: (line: string) => void): Promise<void> {
  const until = performance.now() + STARTING_MS;
  for (let isWaiting = false; ; isWaiting = true) {
    try {
      return await withConnection(url, 'taskforce start', async (client) => {
        await client.query('select 1');
      });
    } catch (error) {
      if (!isCode(error, STARTING) || performance.now() > until) throw unusable(error);
      if (!isWaiting) say('The database is starting; waiting for it.');
      await delay(LOOK_AGAIN_MS);
    }
  }
}

function unusable(error: unknown): ConfigError {
  const { message, code } = error as { message?: string; code?: string };
  return new ConfigError([`DATABASE_URL: cannot be used (${message || code || 'no answer'})`]);
}

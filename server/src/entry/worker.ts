import { flushCompileCache } from 'node:module';
import fastify from 'fastify';
import type { Config } from '#config/index.ts';
import { createLog } from '#platform/log/index.ts';
import { collectAtRest, untilSignal } from '#platform/process/index.ts';
import { type Tenancy, deploy } from '#tenancy/index.ts';
import { createCore } from './core.ts';
import { openDeployment } from './deployment.ts';
import { features } from './features.ts';
import { serveHealth } from './health.ts';
import { listen } from './listen.ts';
import { sayWhatIsBehind, sayWhoMigrates } from './terminal/migration-words.ts';
import { note, print } from '#platform/cli/index.ts';
import { ensureMailPlace } from './mail.ts';
import { startRelay } from './relay.ts';
import { startWork } from './work.ts';

/** How long jobs under way may take once we are asked to end; longer ones are handed back and done elsewhere. */
const DRAIN_MS = 30_000;
/** Handing back and closing connections takes no longer. */
const END_MS = 10_000;
const HEALTH_MS = 60_000;

/**
 * Does jobs and nothing else, until a signal: for as many processes beside those that answer requests as
 * are wanted.
 * @throws Error in one line when it cannot work: a database out of reach, a setting that is wrong
 */
export async function work(config: Config): Promise<void> {
  const stopping = untilSignal();
  ensureMailPlace(config);
  await using deployment = await openDeployment(config, note);
  const { server } = deployment;
  const workers = config.migrateWorkers;
  sayWhatIsBehind(await deploy(server, { workers, onWait: sayWhoMigrates }));
  const log = createLog({ level: config.logLevel, forPeople: config.logPretty });
  const onError = (error: unknown): void => log.error({ err: error }, 'background work failed');
  await using core = createCore({ config, server, onError });
  await core.connect();
  const brought = features(core);
  await using working = await startWork({ ...core, server, features: brought, log }, DRAIN_MS);
  await using _relay = startRelay(core, brought, log);
  await using _health = await answerHealth(config, core.tenancy);
  print(`TaskForce is running background jobs from ${deployment.dataPlace}; press Ctrl-C to stop.`);
  flushCompileCache();
  using _rest = collectAtRest();
  const health = setInterval(() => log.info({ busy: working.busy }, 'working'), HEALTH_MS);
  const why = await Promise.race([stopping, deployment.lost]);
  clearInterval(health);
  const isLost = typeof why === 'object';
  note(isLost ? why.line : 'Stopping: finishing running jobs.');
  setTimeout(() => process.exit(1), DRAIN_MS + END_MS).unref();
  process.exitCode = isLost ? why.exitCode : 0;
}

/** With HEALTH_PORT, answers health checks there; a worker serves nothing else. */
async function answerHealth(config: Config, tenancy: Tenancy): Promise<AsyncDisposable> {
  const http = fastify({ forceCloseConnections: true });
  if (config.healthPort !== undefined) {
    serveHealth(http, tenancy);
    await listen(http, { ...config, port: config.healthPort, portIsFixed: true }, 'HEALTH_PORT');
  }
  return { [Symbol.asyncDispose]: () => http.close() };
}

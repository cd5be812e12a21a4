import { carryEventsOver } from '#messaging/events/index.ts';
import { flushCompileCache } from 'node:module';
import { type Config, productVersion } from '#config/index.ts';
import { collectAtRest, untilSignal } from '#platform/process/index.ts';
import { createLog } from '#platform/log/index.ts';
import { type PostgresServer, checkIsolation, deploy } from '#tenancy/index.ts';
import { reconcileFences } from '#tenancy/lifecycle/index.ts';
import { MoveKeeper } from '#tenancy/move/index.ts';
import { createApp } from './app.ts';
import { DEMO, loadDemo } from './demo/load.ts';
import { openDeployment } from './deployment.ts';
import { listen, reservePort } from './listen.ts';
import { ensureMailPlace } from './mail.ts';
import { startRelay } from './relay.ts';
import { startWork } from './work.ts';
import { sayWhatIsBehind, sayWhoMigrates } from './terminal/migration-words.ts';
import { bold, dim, note, print, progressBar } from '#platform/cli/index.ts';

/** How long requests under way may take to finish once we are asked to end. */
const DRAIN_MS = 10_000;
/** How much of that jobs may have; what is not done by then is handed back and done elsewhere. */
const EMBEDDED_DRAIN_MS = 5_000;

/**
 * The whole product in one process: database, migrations, self-check, API and page, until a signal.
 * @param options `endsWithParent`: also when the process that started it is killed outright
 * @throws Error in one line when it cannot serve: a port taken, a database out of reach, a wall down
 */
export async function serve(settings: Config, { endsWithParent = false } = {}): Promise<void> {
  const started = performance.now();
  const stopping = untilSignal(endsWithParent);
  ensureMailPlace(settings);
  await using deployment = await openDeployment(settings, note);
  const bar = progressBar('Migrating');
  const workers = settings.migrateWorkers;
  // Version N of the code serves a workspace on version N-1 of its tables: one that is behind is no reason to stop.
  const options = { workers, progress: bar, onWait: sayWhoMigrates };
  const report = await deploy(deployment.server, options);
  sayWhatIsBehind(report);

  await using reserved = await reservePort(settings);
  const { config } = reserved;
  const log = createLog({ level: config.logLevel, forPeople: config.logPretty });
  // Both wait for the database most of the time; what is made answers no one before the walls are known to stand.
  // Nothing is mended before that either: a wall that is down may mean that this is another's database.
  const looking = lookAtWalls(deployment.server, report.newer).then(() =>
    mendFences(deployment.server),
  );
  looking.catch(() => undefined);
  await using app = await createApp({ config, server: deployment.server, log });
  await looking;
  await using beside = new AsyncDisposableStack();
  beside.use(
    new MoveKeeper({
      server: deployment.server,
      tenancy: app.tenancy,
      beforeDrop: carryEventsOver,
      control: app.tenancy.control,
      onRecovered: (tenantId, outcome) => log.warn({ tenantId, outcome }, 'ended a move cut off'),
      onError: (error) => log.error({ err: error }, 'looking after moves failed'),
    }),
  );
  beside.use(startRelay(app, app.features, log));
  // From here on requests are answered: none of them has to wait for what follows.
  await reserved[Symbol.asyncDispose]();
  await listen(app.http, config);
  const resumed = await app.resume();
  if (resumed > 0) note(`Completed ${resumed} interrupted sign-up${resumed === 1 ? '' : 's'}`);
  if (config.worker === 'embedded')
    beside.use(await startWork({ ...app, server: deployment.server, log }, EMBEDDED_DRAIN_MS));
  const isDemo = config.demo && (await loadDemo(app, progressBar('Loading the demo workspace')));
  app.tenancy.readySchemas.nudge();
  announce(
    config,
    { data: deployment.dataPlace, mail: app.mail.place, isDemo },
    performance.now() - started,
  );
  // Written now and not at the end: one that is killed is the one that has to start again soon.
  flushCompileCache();
  using _rest = collectAtRest();

  const why = await Promise.race([stopping, deployment.lost]);
  const isLost = typeof why === 'object';
  note(isLost ? why.line : `\nStopping: finishing what is under way (${why}).`);
  const patience = setTimeout(() => process.exit(1), DRAIN_MS);
  patience.unref();
  process.exitCode = isLost ? why.exitCode : 0;
}

/** @throws Error when a wall between tenants is down */
async function lookAtWalls(server: PostgresServer, newer: string | undefined): Promise<void> {
  let beyond = 0;
  const breaches = await checkIsolation(
    server,
    ({ name }) =>
      note(`The cell ${name} is unreachable: its workspaces are unavailable until it is back.`),
    () => (beyond += 1),
  );
  if (beyond > 0)
    note(
      `The database logins have more privileges than they need (${beyond}): run ./taskforce doctor for details.`,
    );
  if (breaches.length > 0) {
    const list = breaches.map(({ where, problem }) => `  ${where}: ${problem}`).join('\n');
    if (newer !== undefined)
      throw new Error(
        `TaskForce ${newer} migrated this data, and ${productVersion()} cannot verify its tenant isolation:\n${list}\nStart ${newer} or newer.`,
      );
    throw new Error(
      `tenant isolation is broken, so nothing is served:\n${list}\nFix it, then run ./taskforce doctor.`,
    );
  }
}

/** Has the gate of every workspace say what its state says, after a command or a restore was cut off in between. */
async function mendFences(server: PostgresServer): Promise<void> {
  const mended = await reconcileFences(server, ({ name }) =>
    note(`The cell ${name} is unreachable; its fences will be checked next time.`),
  );
  for (const { slug, is } of mended) note(`The fence of ${slug} is now ${is}, to match its state.`);
}

interface Places {
  readonly data: string;
  readonly mail: string;
  readonly isDemo: boolean;
}

function announce(config: Config, { data, mail, isDemo }: Places, ms: number): void {
  const { protocol, host } = new URL(config.baseUrl);
  print();
  print(
    `  ${bold('TaskForce')} is ready at ${bold(config.baseUrl)}  ${dim(`(${(ms / 1000).toFixed(1)} s)`)}`,
  );
  if (isDemo) {
    print(
      `  Demo       ${protocol}//${DEMO.slug}.${host}   sign in as ${bold(DEMO.login)} with ${bold(DEMO.password)}`,
    );
  }
  print(`  Sign up    ${config.baseUrl}/signup`);
  print(`  API        ${config.baseUrl}/api/docs`);
  print(`  Data       ${data}`);
  print(`  Mail       ${mail}`);
  print(dim('  Ctrl-C stops everything.'));
  print();
}

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '../../deploy/cluster/child.ts';
import { serverProgram, workerProgram } from '../../deploy/cluster/programs.ts';
import { freePort } from '../../server/src/platform/embedded-postgres/port.ts';
import { type OtherPostgres, startPostgres15 } from '../../server/test/harness/postgres15.ts';
import { ask } from '../../server/test/harness/connections.ts';
import { type TestRedis, startRedis } from '../../server/test/harness/redis.ts';
import { Receiver } from './receiver.ts';
import { MailServer } from './smtp.ts';

/** Everything a deployment of several processes stands on, real and of one's own. */
export interface Stage extends AsyncDisposable {
  readonly postgres: OtherPostgres;
  readonly redis: TestRedis;
  readonly mail: MailServer;
  readonly receiver: Receiver;
  readonly servers: readonly Child[];
  readonly workers: readonly Child[];
  /** Where one of the servers takes requests, each in turn. */
  readonly address: () => string;
  /** Waits until every server takes requests again. @returns milliseconds */
  untilReady(): Promise<number>;
}

export interface Size {
  readonly servers: number;
  readonly workers: number;
}

const READY_MS = 120_000;

/** @param dataDir an empty folder of one's own */
export async function setStage(
  dataDir: string,
  { servers, workers }: Size,
  say: (line: string) => void,
): Promise<Stage> {
  mkdirSync(dataDir, { recursive: true });
  const stack = new AsyncDisposableStack();
  try {
    const postgres = stack.use(await startPostgres15({ max_connections: '300' }));
    const redis = stack.use(await startRedis());
    const mail = stack.use(await MailServer.start());
    const receiver = stack.use(await Receiver.start());
    const database = new URL(postgres.adminUrl);
    database.pathname = '/faults';
    await ask(postgres.adminUrl, 'create database faults');
    const settings = {
      NODE_ENV: 'test',
      DATA_DIR: join(dataDir, 'data'),
      APP_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: database.href,
      REDIS_URL: redis.url,
      SMTP_URL: mail.url,
      OUTBOUND_ALLOW: receiver.host,
      OUTBOUND_HTTP: 'true',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
      LOG_PRETTY: 'false',
      SIGN_UPS: '10000',
      WARM_SCHEMAS: '1',
      ACCESS_TOKEN_MINUTES: '120',
      BASE_URL: 'http://localhost:3000',
    };
    const run = (program: ReturnType<typeof workerProgram>): Child => {
      const child = new Child(program, say);
      stack.defer(() => child.stop());
      child.start();
      return child;
    };
    const started: { child: Child; address: string }[] = [];
    for (let n = 1; n <= servers; n++) {
      const port = await freePort();
      const program = serverProgram(n, port, settings);
      const child = run({ ...program, env: { ...program.env, DEMO: 'false' } });
      started.push({ child, address: `http://127.0.0.1:${port}` });
      // The first migrates, and the others find it done.
      if (n === 1) await ready(started);
    }
    // Hours of work must not run into a plan's limit; it is counted all the same.
    await ask(database.href, `update control.plan set limits = limits || '{"tasks": 500000}'`);
    const working = Array.from({ length: workers }, (_, i) => run(workerProgram(i + 1, settings)));
    await ready(started);
    let turn = 0;
    const address = (): string => started[turn++ % started.length]?.address ?? '';
    return {
      postgres,
      redis,
      mail,
      receiver,
      servers: started.map(({ child }) => child),
      workers: working,
      address,
      untilReady: () => ready(started),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function ready(all: readonly { child: Child; address: string }[]): Promise<number> {
  const began = performance.now();
  for (const { child, address } of all) {
    for (;;) {
      const answer = await fetch(`${address}/api/health/ready`, {
        signal: AbortSignal.timeout(2000),
      }).catch(() => undefined);
      if (answer?.ok) break;
      if (performance.now() - began > READY_MS)
        throw new Error(`${child.program.name} does not come up:\n${child.lastLines}`);
      await delay(50);
    }
  }
  return performance.now() - began;
}

import { appendFileSync } from 'node:fs';
import Type from 'typebox';
import { readConfig } from '#config/index.ts';
import { createLog } from '#platform/log/index.ts';
import { Queue } from '#platform/queue/index.ts';
import { JobRunner, QUEUES, jobType, tenantJob } from '#messaging/jobs/index.ts';
import { createCore } from '../../src/entry/core.ts';
import { TEST_SECRET, testServer } from './databases.ts';

/**
 * A worker in a process of its own: owner's URL, control database, a file to note each beginning and end of
 * an attempt in, and how long an attempt takes. For tests that kill it.
 */
export const slowJob = jobType({
  name: 'test.slow',
  summary: 'Takes its time.',
  data: Type.Object({ n: Type.Integer() }),
  retrySeconds: 1,
});

if (import.meta.main) {
  const [, , adminUrl = '', control = '', file = '', ms = '0'] = process.argv;
  const server = testServer(adminUrl, control);
  const config = readConfig({
    NODE_ENV: 'test',
    APP_SECRET: TEST_SECRET,
    DATABASE_URL: server.ownerUrl(control),
  });
  const onError = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
  const core = createCore({ config, server, onError });
  await core.connect();
  const runner = new JobRunner({
    queue: new Queue({ url: server.controlUrl(), queues: QUEUES, onError, maxConnections: 4 }),
    handlers: [
      tenantJob(slowJob, async ({ data, attempt }) => {
        appendFileSync(file, `begin ${data.n} ${attempt}\n`);
        await new Promise((resolve) => setTimeout(resolve, Number(ms)));
        appendFileSync(file, `end ${data.n} ${attempt}\n`);
      }),
    ],
    tenants: core.tenancy,
    log: createLog({ level: 'silent', forPeople: false }),
    slots: 4,
  });
  await runner.start();
  process.stdout.write('ready\n');
}

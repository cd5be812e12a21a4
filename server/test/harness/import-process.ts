import { readConfig } from '#config/index.ts';
import { importTenant } from '#features/operations/portable/index.ts';
import { createCore } from '../../src/entry/core.ts';
import { TEST_SECRET, testServer } from './databases.ts';
import { features, rowRules } from '../../src/entry/features.ts';

/** A process that imports and stops with all rows written and nothing committed: owner's URL, control database, file, slug. For tests that kill it. */
const [, , adminUrl = '', control = '', file = '', slug = ''] = process.argv;
const server = testServer(adminUrl, control);
const config = readConfig({
  NODE_ENV: 'test',
  APP_SECRET: TEST_SECRET,
  DATABASE_URL: server.ownerUrl(control),
  WARM_SCHEMAS: '0',
});
const onError = (error: unknown): never => {
  throw error;
};
const core = createCore({ config, server, onError });
await core.connect();

/** Longer than any test waits: a process that no one killed ends by itself. */
const STALLED_MS = 60_000;
const stall = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STALLED_MS);
  process.exit(1);
};
const write = (done: number, total: number): void => {
  if (done === total) process.stdout.write('written\n', stall);
};
await importTenant(
  { identity: core.identity, server, rules: rowRules(features(core)) },
  file,
  { slug },
  { write },
);

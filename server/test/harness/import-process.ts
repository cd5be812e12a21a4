import { readConfig } from '#config/index.ts';
import { importTenant } from '#features/portable/index.ts';
import { createCore } from '../../src/entry/core.ts';
import { TEST_SECRET, testServer } from './databases.ts';

/** A process that imports and stops with all rows written and nothing committed: owner's URL, control database, file, slug. For tests that kill it. */
const [, , adminUrl = '', control = '', file = '', slug = ''] = process.argv;
const server = testServer(adminUrl, control);
const config = readConfig({
  NODE_ENV: 'test',
  APP_SECRET: TEST_SECRET,
  DATABASE_URL: server.ownerUrl(control),
  WARM_SCHEMAS: '0',
});
const core = createCore({ config, server, onError: console.error });
await core.connect();
const write = (done: number, total: number): void => {
  if (done < total) return;
  process.stdout.write('written\n', () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  );
};
await importTenant({ identity: core.identity, server }, file, { slug }, { write });

import { readFileSync } from 'node:fs';
import { createLog } from '../server/src/platform/log/index.ts';
import { createApp } from '../server/src/entry/app.ts';
import { startRelay } from '../server/src/entry/relay.ts';
import { startWork } from '../server/src/entry/work.ts';
import { postgresServer } from '../server/src/tenancy/index.ts';
import { benchConfig } from './world.ts';

/** The product as it ships, listening on a free port; its parent passes the database and ends it. */
const options = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  dataDir: string;
  adminUrl: string;
  env?: Record<string, string>;
  /** Whether what happens is handed on from here. */
  relay?: boolean;
  /** Whether jobs are done here. */
  work?: boolean;
};
const { dataDir, adminUrl, env, relay = false, work = false } = options;
const config = benchConfig(dataDir, env);
const log = createLog({ level: 'error', forPeople: false });
const server = postgresServer(config, adminUrl, { control: 'taskforce' });
const app = await createApp({ config, server, log });
if (relay) startRelay(app, app.features, log);
if (work) await startWork({ ...app, server, log }, 5000);
await app.http.listen({ port: 0, host: '127.0.0.1' });
const address = app.http.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());

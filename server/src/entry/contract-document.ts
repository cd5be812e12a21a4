import { readConfig } from '#config/index.ts';
import { createLog } from '#platform/log/index.ts';
import { postgresServer } from '#tenancy/index.ts';
import { createApi } from './api.ts';
import { createCore } from './core.ts';

/**
 * Prints openapi.json. Routes are data, so the whole contract can be written down without a database:
 * everything is wired as for serving, and nothing is opened.
 */
const nowhere = 'postgres://nobody@localhost/nowhere';
const config = readConfig({ NODE_ENV: 'test', APP_SECRET: '-'.repeat(32), DATABASE_URL: nowhere });
await using core = createCore({
  config,
  server: postgresServer(config, nowhere),
  onError: () => undefined,
});
const { http } = await createApi(core, createLog({ level: 'silent', forPeople: false }));
await http.ready();
process.stdout.write(`${JSON.stringify(http.swagger(), null, 2)}\n`);
await http.close();

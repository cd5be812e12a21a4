import { readConfig } from '#config/index.ts';
import { createLog } from '#platform/log/index.ts';
import { postgresServer } from '#tenancy/index.ts';
import { createApi } from './api.ts';
import { createCore } from './core.ts';
import { describeEvents } from './events-document.ts';
import { features } from './features.ts';
import { describePermissions } from './permissions-document.ts';

/**
 * Prints openapi.json, or with `events` docs/events.md, with `permissions` docs/permissions.md. Routes and events are data, so the whole contract
 * can be written down without a database: everything is wired as for serving, and nothing is opened.
 */
const nowhere = 'postgres://nobody@localhost/nowhere';
const config = readConfig({ NODE_ENV: 'test', APP_SECRET: '-'.repeat(32), DATABASE_URL: nowhere });
await using core = createCore({
  config,
  server: postgresServer(config, nowhere),
  onError: () => undefined,
});
const [wanted] = process.argv.slice(2);
if (wanted === 'events') process.stdout.write(describeEvents(features(core)));
else if (wanted === 'permissions') process.stdout.write(describePermissions(features(core)));
else {
  const { http } = await createApi(core, createLog({ level: 'silent', forPeople: false }));
  await http.ready();
  process.stdout.write(`${JSON.stringify(http.swagger(), null, 2)}\n`);
  await http.close();
}

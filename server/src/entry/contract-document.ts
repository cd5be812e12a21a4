import { readConfig } from '#config/index.ts';
import { createLog } from '#platform/log/index.ts';
import { postgresServer } from '#tenancy/index.ts';
import { createApi } from './api.ts';
import { createCore } from './core.ts';
import { describeEvents } from './events-document.ts';
import { features, privacyRules } from './features.ts';
import { describePermissions } from './permissions-document.ts';
import { describePrivacy } from './privacy-document.ts';

/**
 * Prints openapi.json, or with `events`, `permissions` or `privacy` that page of docs/. Manifests are data, so all of it
 * can be written down without a database: everything is wired as for serving, and nothing is opened.
 */
const nowhere = 'postgres://nobody@localhost/nowhere';
const config = readConfig({ NODE_ENV: 'test', APP_SECRET: '-'.repeat(32), DATABASE_URL: nowhere });
await using core = createCore({
  config,
  server: postgresServer(config, nowhere),
  onError: () => undefined,
});
const pages = new Map<string | undefined, () => string>([
  ['events', () => describeEvents(features(core))],
  ['permissions', () => describePermissions(features(core))],
  ['privacy', () => describePrivacy(privacyRules(features(core)))],
]);
const page = pages.get(process.argv[2]);
if (page) process.stdout.write(page());
else {
  const { http } = await createApi(core, createLog({ level: 'silent', forPeople: false }));
  await http.ready();
  process.stdout.write(`${JSON.stringify(http.swagger(), null, 2)}\n`);
  await http.close();
}

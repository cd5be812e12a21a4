import { readConfig } from '#config/index.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { serveContract } from '#platform/http/openapi.ts';
import { registerRoutes } from '#platform/http/register.ts';
import { createHttp } from '#platform/http/server.ts';
import { createLog } from '#platform/log/index.ts';
import { createGuards, createIdentity } from '#identity/index.ts';
import { CachedPeople } from '#features/people/index.ts';
import { Tenancy, postgresServer } from '#tenancy/index.ts';
import { contractInfo } from './contract.ts';
import { features } from './features.ts';

/**
 * Prints openapi.json. Routes are data, so the whole contract can be written down without a database:
 * everything is wired as for serving, and nothing is opened.
 */
const url = 'postgres://nobody@localhost/nowhere';
const config = readConfig({ NODE_ENV: 'test', APP_SECRET: '-'.repeat(32), DATABASE_URL: url });
const server = postgresServer(config, url);
const caches = new CacheBus(server.controlUrl());
const tenancy = new Tenancy({
  server,
  caches,
  baseHostname: 'localhost',
  maxConnections: 1,
  statementTimeoutMs: 1000,
  readySchemas: 0,
  onError: () => undefined,
});
const identity = createIdentity({ tenancy, caches, config });
const http = await createHttp({
  log: createLog({ level: 'silent', forPeople: false }),
  bodyLimitBytes: 1024,
  trustedProxies: [],
});
await serveContract(http, contractInfo);
const routes = features(identity, new CachedPeople(caches)).flatMap((feature) => feature.routes);
await http.register(async (api) => registerRoutes(api, routes, createGuards(identity)));
await http.ready();
process.stdout.write(`${JSON.stringify(http.swagger(), null, 2)}\n`);
await http.close();
await tenancy[Symbol.asyncDispose]();

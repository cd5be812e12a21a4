import type { FastifyInstance } from 'fastify';
import type { Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { serveContract } from '#platform/http/openapi.ts';
import { registerRoutes } from '#platform/http/register.ts';
import type { Route } from '#platform/http/route.ts';
import { createHttp } from '#platform/http/server.ts';
import type { Logger } from '#platform/log/index.ts';
import { createGuards, createIdentity, type Identity, type Passwords } from '#identity/index.ts';
import { CachedPeople, type People } from '#features/people/index.ts';
import { resumeSignUps } from '#features/signup/index.ts';
import { Tenancy, type PostgresServer } from '#tenancy/index.ts';
import { contractInfo } from './contract.ts';
import { features } from './features.ts';
import { serveHealth } from './health.ts';
import { servePages } from './pages.ts';

export interface AppOptions {
  readonly config: Config;
  readonly server: PostgresServer;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly passwords?: Passwords;
}

/** Everything one process needs to answer requests, wired; disposing drains and closes it. */
export interface App extends AsyncDisposable {
  readonly http: FastifyInstance;
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly people: People;
  /** Every API route, for whoever walks them. */
  readonly routes: readonly Route[];
  /** Finishes what a crash cut off. @returns how many sign-ups that were */
  resume(): Promise<number>;
}

/** Wires the layers from the ground up. The deployment must have been migrated (`deploy`). */
export async function createApp({ config, server, log, clock, passwords }: AppOptions): Promise<App> {
  const onError = (error: unknown): void => log.error({ err: error }, 'background work failed');
  const caches = new CacheBus(server.controlUrl());
  await caches.open();
  const tenancy = new Tenancy({
    server,
    caches,
    baseHostname: new URL(config.baseUrl).hostname,
    maxConnections: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    readySchemas: config.warmSchemas,
    onError,
    ...(clock && { clock }),
  });
  const identity = createIdentity({ tenancy, caches, config, ...(clock && { clock }), ...(passwords && { passwords }) });
  const http = await createHttp({
    log,
    bodyLimitBytes: config.bodyLimitBytes,
    trustedProxies: config.trustedProxies,
  });
  await serveContract(http, contractInfo);
  const people = new CachedPeople(caches);
  const routes = features(identity, people).flatMap((feature) => feature.routes);
  await http.register(async (api) => registerRoutes(api, routes, createGuards(identity)));
  serveHealth(http, tenancy);
  await servePages(http, { secure: config.baseUrl.startsWith('https:') });
  await http.ready();
  return {
    http,
    tenancy,
    identity,
    people,
    routes,
    resume: () => resumeSignUps({ identity, people }, onError),
    async [Symbol.asyncDispose]() {
      await http.close();
      await tenancy[Symbol.asyncDispose]();
      await caches[Symbol.asyncDispose]();
    },
  };
}

import type { FastifyInstance } from 'fastify';
import { createHttp, registerRoutes, serveContract } from '#platform/http-server/index.ts';
import type { Route } from '#platform/http/index.ts';
import { takeSockets } from '#platform/sockets/index.ts';
import type { Logger } from '#platform/log/index.ts';
import { createGuards } from '#identity/index.ts';
import { contractOfLive } from '#features/foundation/live/index.ts';
import { contractWords } from './contract.ts';
import type { Feature } from '#identity/manifest.ts';
import type { Core } from './core.ts';
import { type ProductFeature, features } from './features.ts';
import { type Live, startLive } from './live.ts';

export interface Api {
  /** Not listening yet. */
  readonly http: FastifyInstance;
  readonly routes: readonly Route[];
  readonly features: readonly Feature[];
  readonly live: Live;
}

/**
 * The HTTP server with every route of every feature, its contract and its explorer, and with the sockets.
 * @param more features beside those of the list
 */
export async function createApi(
  core: Core,
  log: Logger,
  more: readonly ProductFeature[] = [],
): Promise<Api> {
  const { bodyLimitBytes, trustedProxies } = core.config;
  const http = await createHttp({ log, bodyLimitBytes, trustedProxies });
  await takeSockets(http);
  const all = features(core, more);
  await serveContract(http, {
    ...contractWords,
    tags: all.flatMap(({ tags = [] }) => tags),
    schemas: contractOfLive(all),
    refusals: all.flatMap(({ refusals = [] }) => refusals),
  });
  const routes = all.flatMap((feature) => feature.routes);
  await http.register(async (api) => registerRoutes(api, routes, createGuards(core.identity)));
  return { http, routes, features: all, live: startLive(core, http, all) };
}

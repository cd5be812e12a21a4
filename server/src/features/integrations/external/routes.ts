import { notFound } from '#kernel/errors.ts';
import { NoContent, type Route } from '#platform/http/index.ts';
import type { TrialThrottle } from '#platform/outbound/index.ts';
import { type Sites, authorize, tenantRoute } from '#identity/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import type { FetchSource } from './fetch.ts';
import { type ExternalSource, MAX_SOURCES, SourceFailure } from './model.ts';
import { overview } from './overview.ts';
import type { CachedSources } from './cached-sources.ts';
import {
  MergedQuery,
  MergedTasks,
  NewSource,
  SourceList,
  SourceParams,
  SourcePatch,
  SourceTrial,
  SourceView,
} from './schema.ts';
import { type SourceDeps, changeSource, createSource, deleteSource } from './actions.ts';
import { findSource, listSources } from './store.ts';
import { fromOutside, toSourceView } from './view.ts';
import { externalRights } from './rights.ts';

export interface ExternalRouteDeps extends SourceDeps {
  readonly people: People;
  readonly sites: Sites;
  readonly fetchSource: FetchSource;
  readonly cachedSources: CachedSources;
  readonly throttle: TrialThrottle;
  /** Items on a page when the request does not say. */
  readonly pageSize: number;
}

const tag = 'external tasks';

export const externalRoutes = (deps: ExternalRouteDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tasks/external',
      tag,
      summary: 'List tasks of the workspace and of external sources',
      description:
        'Sorted by due date. A slow or unavailable source delays the response by two seconds at most and hides no other tasks; `sources` reports the state of each.',
      query: MergedQuery,
      reply: { 200: MergedTasks },
    },
    async ({ actor, tenant, scope, query }) => {
      const { limit = deps.pageSize, q, source } = query;
      const found = await overview(deps, { actor, tenant, scope }, { limit, q, source });
      return { ...found, nextCursor: null };
    },
  ),
  ...sourceRoutes(deps),
  tryRoute(deps),
];

const sourceRoutes = ({ cipher, ...deps }: ExternalRouteDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/external-sources',
      tag,
      summary: 'List external sources',
      reply: { 200: SourceList },
    },
    async ({ actor, scope }) => {
      authorize(actor, externalRights.manage);
      const found = await listSources(scope);
      const items = found.map((source) => toSourceView(source, scope.tenantId, cipher));
      return { items, limit: MAX_SOURCES };
    },
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/external-sources',
      tag,
      summary: 'Add an external source',
      description: 'Every member of the workspace will see its tasks.',
      body: NewSource,
      reply: { 201: SourceView },
      refusals: [409],
    },
    ({ actor, body, commit }) =>
      commit(
        async (tx) => {
          const source = await createSource({ cipher, ...deps }, tx, actor, body);
          return toSourceView(source, tx.tenantId, cipher);
        },
        () => authorize(actor, externalRights.manage),
      ),
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tenant/external-sources/:id',
      tag,
      summary: 'Update an external source',
      params: SourceParams,
      body: SourcePatch,
      reply: { 200: SourceView },
      refusals: [409, 412],
    },
    ({ actor, params, body, ifMatch, commit }) =>
      commit(async (tx) => {
        const changed = await changeSource(
          { cipher, ...deps },
          tx,
          actor,
          params.id,
          body,
          ifMatch,
        );
        return toSourceView(changed, tx.tenantId, cipher);
      }),
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tenant/external-sources/:id',
      tag,
      summary: 'Remove an external source and its credentials',
      params: SourceParams,
      reply: { 204: NoContent },
      refusals: [412],
    },
    ({ actor, params, ifMatch, commit }) =>
      commit((tx) => deleteSource(tx, actor, params.id, ifMatch)),
  ),
];

function tryRoute({ fetchSource, throttle }: ExternalRouteDeps): Route {
  return tenantRoute(
    {
      method: 'POST',
      url: '/tenant/external-sources/:id/test',
      keyed: false,
      tag,
      summary: 'Test an external source',
      params: SourceParams,
      reply: { 200: SourceTrial },
      refusals: [429],
    },
    async ({ actor, tenant, scope, params }) => {
      authorize(actor, externalRights.manage);
      const source = await findSource(scope, params.id);
      if (!source) throw notFound('source');
      await throttle.admit(tenant.id);
      return trial(fetchSource, tenant.id, source);
    },
  );
}

/** Asks past every memory. */
async function trial(
  fetchSource: FetchSource,
  tenantId: string,
  source: ExternalSource,
): Promise<SourceTrial> {
  const began = performance.now();
  const durationMs = (): number => Math.round(performance.now() - began);
  try {
    const { tasks, skipped, status } = await fetchSource(tenantId, source);
    const sample = tasks.slice(0, 3).map((task) => fromOutside(source.name, task));
    const count = tasks.length;
    return { state: 'ok', status, count, skipped, durationMs: durationMs(), sample };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    const { isTimeout, status, message } = error;
    const none = { count: 0, skipped: 0, sample: [], durationMs: durationMs() };
    return { state: isTimeout ? 'timeout' : 'failed', status, ...none, error: message };
  }
}

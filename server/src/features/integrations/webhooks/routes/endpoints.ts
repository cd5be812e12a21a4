import { notFound } from '#kernel/errors.ts';
import type { Clock } from '#kernel/time.ts';
import { NoContent, type Route } from '#platform/http/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { webhookLimits } from '../limits.ts';
import {
  type EndpointDeps,
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  rotateSecret,
} from '../actions.ts';
import type { Endpoint } from '../model.ts';
import {
  EndpointList,
  EndpointParams,
  EndpointPatch,
  EndpointView,
  EndpointWithSecret,
  EventTypeList,
  NewEndpoint,
} from '../schema.ts';
import { decryptSecret } from '../secrets.ts';
import { findEndpoint, listEndpoints } from '../store/endpoints.ts';
import { toEndpointView } from '../view.ts';
import { webhookRights } from '../rights.ts';

export interface EndpointRouteDeps extends EndpointDeps {
  readonly clock: Clock;
}

const tag = 'webhooks';

export function endpointRoutes(deps: EndpointRouteDeps): Route[] {
  const { cipher, clock, eventTypes } = deps;
  const view = (endpoint: Endpoint, { tenantId }: Pick<Scope, 'tenantId'>): EndpointView =>
    toEndpointView(endpoint, tenantId, cipher, clock.now());

  /** Put in after the commit: the answer that is kept for an Idempotency-Key holds no secret, and neither does a replay. */
  async function withSecret(scope: Scope, shown: EndpointView): Promise<EndpointWithSecret> {
    const endpoint = await findEndpoint(scope, shown.id);
    const secret = endpoint && decryptSecret(cipher, scope.tenantId, endpoint);
    return { ...shown, ...(secret !== undefined && { secret }) };
  }

  return [
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/webhooks',
        tag,
        summary: 'List webhooks',
        reply: { 200: EndpointList },
      },
      async ({ actor, tenant, scope }) => {
        authorize(actor, webhookRights.manage);
        const found = await listEndpoints(scope);
        return {
          items: found.map((endpoint) => view(endpoint, scope)),
          limit: limitOf(tenant, webhookLimits.webhooks),
        };
      },
    ),
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/webhooks/event-types',
        tag,
        summary: 'List event types',
        reply: { 200: EventTypeList },
      },
      async ({ actor }) => {
        authorize(actor, webhookRights.manage);
        const items = eventTypes().map(({ type, version, summary, data }) => ({
          type,
          version,
          summary,
          data,
        }));
        return { items: items.toSorted((a, b) => (a.type < b.type ? -1 : 1)) };
      },
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/webhooks',
        tag,
        summary: 'Add a webhook',
        description:
          'It gets all events of the workspace, private projects included. Only this response shows its secret; a repeated request with the same Idempotency-Key does not.',
        body: NewEndpoint,
        reply: { 201: EndpointWithSecret },
        refusals: [402, 409],
      },
      async ({ actor, tenant, scope, body, commit }) => {
        let isNew = false;
        const made = await commit(
          async (tx) => {
            isNew = true;
            return view(await createEndpoint(deps, tx, actor, tenant, body), tx);
          },
          () => authorize(actor, webhookRights.manage),
        );
        return isNew ? withSecret(scope, made) : made;
      },
    ),
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/webhooks/:id',
        tag,
        summary: 'Get a webhook',
        params: EndpointParams,
        reply: { 200: EndpointView },
      },
      async ({ actor, scope, params }) => {
        authorize(actor, webhookRights.manage);
        const endpoint = await findEndpoint(scope, params.id);
        if (!endpoint) throw notFound('webhook');
        return view(endpoint, scope);
      },
    ),
    tenantRoute(
      {
        method: 'PATCH',
        url: '/tenant/webhooks/:id',
        tag,
        summary: 'Update, disable or enable a webhook',
        params: EndpointParams,
        body: EndpointPatch,
        reply: { 200: EndpointView },
        refusals: [412],
      },
      ({ actor, params, body, ifMatch, commit }) =>
        commit(async (tx) =>
          view(await changeEndpoint(deps, tx, actor, params.id, body, ifMatch), tx),
        ),
    ),
    tenantRoute(
      {
        method: 'DELETE',
        url: '/tenant/webhooks/:id',
        tag,
        summary: 'Remove a webhook and its log',
        params: EndpointParams,
        reply: { 204: NoContent },
        refusals: [412],
      },
      ({ actor, params, ifMatch, commit }) =>
        commit((tx) => deleteEndpoint(tx, actor, params.id, ifMatch)),
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/webhooks/:id/rotate-secret',
        tag,
        summary: 'Rotate a webhook’s secret',
        description: 'For 24 hours, the previous secret also signs.',
        params: EndpointParams,
        reply: { 200: EndpointWithSecret },
        refusals: [412],
      },
      async ({ actor, scope, params, ifMatch, commit }) => {
        let isNew = false;
        const rotated = await commit(
          async (tx) => {
            isNew = true;
            return view(await rotateSecret(deps, tx, actor, params.id, ifMatch), tx);
          },
          () => authorize(actor, webhookRights.manage),
        );
        return isNew ? withSecret(scope, rotated) : rotated;
      },
    ),
  ];
}

import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { cutPage } from '#kernel/page.ts';
import { type SortField, cursorAt, placeOf } from '#kernel/sort.ts';
import { iso } from '#kernel/time.ts';
import type { Route } from '#platform/http/index.ts';
import type { TrialThrottle } from '#platform/outbound/index.ts';
import { type Jobs, jobRequest } from '#messaging/jobs/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { webhookTest } from '../events.ts';
import { UNTRIED, deliver } from '../jobs.ts';
import type { Delivery, Endpoint } from '../model.ts';
import { toPayload } from '../payload.ts';
import {
  DeliveryDetail,
  DeliveryPage,
  DeliveryParams,
  DeliveryQuery,
  DeliveryView,
  EndpointParams,
} from '../schema.ts';
import { type SendDeps, sendOnce } from '../send.ts';
import {
  findDelivery,
  insertDeliveries,
  listDeliveries,
  lockDelivery,
  saveDelivery,
} from '../store/deliveries.ts';
import { findEndpoint } from '../store/endpoints.ts';
import { toDeliveryView } from '../view.ts';
import { webhookRights } from '../rights.ts';

export interface DeliveryRouteDeps extends SendDeps {
  readonly jobs: Pick<Jobs, 'send'>;
  readonly pageSize: number;
  readonly throttle: TrialThrottle;
}

const tag = 'webhooks';
const SORTS: Record<'createdAt', SortField> = { createdAt: { kind: 'time' } };

export function deliveryRoutes(deps: DeliveryRouteDeps): Route[] {
  const { throttle } = deps;
  return [
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/webhooks/:id/test',
        tag,
        summary: 'Send a test event',
        description:
          'Sent once, now, even if the webhook is disabled. The result is also in the log.',
        params: EndpointParams,
        reply: { 200: DeliveryView },
        refusals: [429],
      },
      async ({ actor, tenant, scope, params, commit }) => {
        authorize(actor, webhookRights.manage);
        const endpoint = await getEndpoint(scope, params.id);
        await throttle.admit(tenant.id);
        const now = iso(deps.clock.now());
        const { type, version } = webhookTest;
        const data = { message: 'This is a test.' };
        const told = { type, version, data, at: now, projectId: null, epoch: 0, position: 0 };
        const payload = toPayload({ ...told, actorId: null }, tenant, new Map());
        const id = newId();
        const { isTimeout: _, ...attempted } = await sendOnce(deps, tenant.id, endpoint, {
          id,
          payload,
        });
        const tried: Delivery = {
          ...UNTRIED,
          ...attempted,
          id,
          endpointId: endpoint.id,
          eventType: type,
          payload,
          state: attempted.error === null ? 'delivered' : 'failed',
          attempts: 1,
          attemptedAt: now,
          createdAt: now,
        };
        return commit(
          async (tx) => {
            insertDeliveries(tx, [tried]);
            return toDeliveryView(tried);
          },
          () => authorize(actor, webhookRights.manage),
        );
      },
    ),
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/webhooks/:id/deliveries',
        tag,
        summary: 'List deliveries of the last 30 days, newest first',
        params: EndpointParams,
        query: DeliveryQuery,
        reply: { 200: DeliveryPage },
      },
      async ({ actor, scope, params, query }) => {
        authorize(actor, webhookRights.manage);
        await getEndpoint(scope, params.id);
        const { limit = deps.pageSize, cursor, state } = query;
        const place = placeOf(SORTS, '-createdAt', cursor);
        const found = await listDeliveries(scope, params.id, { state, place, limit: limit + 1 });
        const page = cutPage(found, limit, (last) => cursorAt(place, last.createdAt, last.id));
        return { items: page.items.map(toDeliveryView), nextCursor: page.nextCursor };
      },
    ),
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/webhooks/:id/deliveries/:deliveryId',
        tag,
        summary: 'Get a delivery with its content',
        params: DeliveryParams,
        reply: { 200: DeliveryDetail },
      },
      async ({ actor, scope, params }) => {
        authorize(actor, webhookRights.manage);
        const found = await findDelivery(scope, params.deliveryId);
        if (found?.endpoint.id !== params.id) throw notFound('delivery');
        return { ...toDeliveryView(found.delivery), payload: found.delivery.payload };
      },
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/webhooks/:id/deliveries/:deliveryId/redeliver',
        tag,
        summary: 'Redeliver, with the same id and body',
        params: DeliveryParams,
        reply: { 202: DeliveryView },
      },
      async ({ actor, tenant, params, commit }) => {
        authorize(actor, webhookRights.manage);
        const { id, deliveryId } = params;
        const again = await commit(
          async (tx) => {
            const delivery = await lockDelivery(tx, deliveryId);
            if (delivery?.endpointId !== id) throw notFound('delivery');
            const after: Delivery = { ...delivery, state: 'pending', nextAttemptAt: tx.now };
            saveDelivery(tx, delivery, after);
            return toDeliveryView(after);
          },
          () => authorize(actor, webhookRights.manage),
        );
        await deps.jobs.send(tenant.id, [
          jobRequest(deliver, { deliveryId }, { singletonKey: deliveryId }),
        ]);
        return again;
      },
    ),
  ];
}

/** @throws AppError `not_found` */
async function getEndpoint(scope: Scope, id: string): Promise<Endpoint> {
  const endpoint = await findEndpoint(scope, id);
  if (!endpoint) throw notFound('webhook');
  return endpoint;
}

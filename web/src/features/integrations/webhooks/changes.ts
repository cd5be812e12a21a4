import {
  dataOf,
  deleteTenantWebhooksById,
  patchTenantWebhooksById,
  postTenantWebhooks,
  postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver,
  postTenantWebhooksByIdRotateSecret,
  postTenantWebhooksByIdTest,
  within,
  type NewWebhook,
  type Webhook,
  type WebhookDelivery,
  type WebhookPatch,
  type WebhookWithSecret,
} from '#api/index.ts';
import { removal, type Change } from '#shared/index.ts';
import { webhooksKey, webhooksQuery } from './queries.ts';
import { nameOf } from './words.ts';

/** Answers the webhook with its secret, which is shown this once. */
export const webhookAddition = (slug: string): Change<NewWebhook, WebhookWithSecret> => ({
  send: (body) => dataOf(postTenantWebhooks({ ...within(slug), body })),
  stale: [webhooksKey(slug)],
});

/** What was changed, and nothing else: what others changed meanwhile stays. */
export const webhookChange = (slug: string, { id }: Webhook): Change<WebhookPatch> => ({
  send: (body) => patchTenantWebhooksById({ ...within(slug), path: { id }, body }),
  stale: [webhooksKey(slug)],
});

export const webhookSwitch = (slug: string, webhook: Webhook): Change<'active' | 'disabled'> => ({
  send: (state) => webhookChange(slug, webhook).send({ state }),
  stale: [webhooksKey(slug)],
  done: (_answer, state) => `${nameOf(webhook)} ${state === 'active' ? 'enabled' : 'paused'}`,
});

/** Answers the webhook with its new secret, which is shown this once. */
export const secretRotation = (slug: string): Change<Webhook, WebhookWithSecret> => ({
  send: ({ id }) => dataOf(postTenantWebhooksByIdRotateSecret({ ...within(slug), path: { id } })),
  stale: [webhooksKey(slug)],
});

export const webhookRemoval = (slug: string): Change<Webhook> =>
  removal<Webhook>(webhooksQuery(slug).queryKey, nameOf, {
    send: ({ id }) => deleteTenantWebhooksById({ ...within(slug), path: { id } }),
    stale: [webhooksKey(slug)],
  });

/** Sends a test event now, and answers what came of it; refused when that was not even tried. */
export const test = (slug: string): Change<Webhook, WebhookDelivery> => ({
  send: ({ id }) => dataOf(postTenantWebhooksByIdTest({ ...within(slug), path: { id } })),
  stale: [webhooksKey(slug)],
});

/** Has a delivery sent again; what comes of it stands in the log. */
export const redelivery = (slug: string, { id }: Webhook): Change<WebhookDelivery> => ({
  send: (delivery) =>
    postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver({
      ...within(slug),
      path: { id, deliveryId: delivery.id },
    }),
  stale: [webhooksKey(slug)],
  done: 'Delivery queued',
});

import {
  dataOf,
  deleteTenantWebhooksById,
  messageOf,
  patchTenantWebhooksById,
  postTenantWebhooks,
  postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver,
  postTenantWebhooksByIdRotateSecret,
  postTenantWebhooksByIdTest,
  within,
  type NewWebhook,
  type TenantApi,
  type Webhook,
  type WebhookDelivery,
  type WebhookPatch,
  type WebhookWithSecret,
} from '#api/index.ts';
import { queryClient, removeItem } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { webhooksKey, webhooksQuery } from './queries.ts';
import { nameOf } from './words.ts';

const readAnew = (slug: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: webhooksKey(slug) });

/** @returns the webhook with its secret, which is shown this once. @throws Problem */
export async function addWebhook(
  { slug }: TenantApi,
  body: NewWebhook,
): Promise<WebhookWithSecret> {
  const added = await dataOf(postTenantWebhooks({ ...within(slug), body }));
  await readAnew(slug);
  return added;
}

/** @param body what was changed, and nothing else: what others changed meanwhile stays. @throws Problem */
export async function changeWebhook(
  { slug }: TenantApi,
  { id }: Webhook,
  body: WebhookPatch,
): Promise<void> {
  try {
    await patchTenantWebhooksById({ ...within(slug), path: { id }, body });
  } finally {
    await readAnew(slug);
  }
}

export async function switchWebhook(
  { slug }: TenantApi,
  webhook: Webhook,
  state: 'active' | 'disabled',
): Promise<void> {
  try {
    await patchTenantWebhooksById({ ...within(slug), path: { id: webhook.id }, body: { state } });
    toast(state === 'active' ? `${nameOf(webhook)} enabled` : `${nameOf(webhook)} paused`);
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await readAnew(slug);
}

/** @returns the webhook with its new secret, which is shown this once; undefined when it was refused */
export async function rotateSecret(
  { slug }: TenantApi,
  webhook: Webhook,
): Promise<WebhookWithSecret | undefined> {
  try {
    const path = { id: webhook.id };
    return await dataOf(postTenantWebhooksByIdRotateSecret({ ...within(slug), path }));
  } catch (error) {
    toastProblem(messageOf(error));
    return undefined;
  } finally {
    await readAnew(slug);
  }
}

export async function removeWebhook({ slug }: TenantApi, webhook: Webhook): Promise<void> {
  const { id } = webhook;
  await removeItem(webhooksQuery(slug).queryKey, { id, name: nameOf(webhook) }, () =>
    deleteTenantWebhooksById({ ...within(slug), path: { id } }),
  );
  await readAnew(slug);
}

/** Sends a test event now. @returns what came of it. @throws Problem when that was not even tried */
export async function testWebhook({ slug }: TenantApi, { id }: Webhook): Promise<WebhookDelivery> {
  const tried = await dataOf(postTenantWebhooksByIdTest({ ...within(slug), path: { id } }));
  await readAnew(slug);
  return tried;
}

/** Has a delivery sent again; what comes of it stands in the log. */
export async function redeliver(
  { slug }: TenantApi,
  { id }: Webhook,
  { id: deliveryId }: WebhookDelivery,
): Promise<void> {
  try {
    const path = { id, deliveryId };
    await postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver({ ...within(slug), path });
    toast('Delivery queued');
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await readAnew(slug);
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  dataOf,
  getTenantWebhooks,
  getTenantWebhooksByIdDeliveries,
  getTenantWebhooksByIdDeliveriesByDeliveryId,
  getTenantWebhooksEventTypes,
  within,
  type WebhookDelivery,
} from '#api/index.ts';

/** Deliveries come and go without an event that tells of them, so what is shown is read anew. */
const SHOWN_MS = 10_000;
/** The same while an attempt is about to be made. */
const SOON_MS = 2_000;

export const webhooksKey = (slug: string) => [slug, 'webhooks'] as const;

export const webhooksQuery = (slug: string) =>
  queryOptions({
    queryKey: [...webhooksKey(slug), 'list'],
    queryFn: () => dataOf(getTenantWebhooks(within(slug))),
    refetchInterval: SHOWN_MS,
    refetchOnWindowFocus: true,
  });

export const eventTypesQuery = (slug: string) =>
  queryOptions({
    queryKey: [...webhooksKey(slug), 'event-types'],
    queryFn: async () => (await dataOf(getTenantWebhooksEventTypes(within(slug)))).items,
    staleTime: Infinity,
  });

export const deliveryStates = ['pending', 'delivered', 'failed', 'skipped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The part of a log that an address names; undefined for all of it. */
export const readState = (search: Record<string, unknown>): DeliveryState | undefined =>
  deliveryStates.find((state) => state === search['state']);

const logKey = (slug: string, id: string) => [...webhooksKey(slug), 'log', id] as const;

export const deliveriesQuery = (slug: string, id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...logKey(slug, id), 'page', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      dataOf(
        getTenantWebhooksByIdDeliveries({
          ...within(slug),
          path: { id },
          query: {
            limit: 30,
            ...(state && { state }),
            ...(pageParam !== null && { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isUnderWay)) ? SOON_MS : SHOWN_MS,
  });

export const deliveryQuery = (slug: string, id: string, deliveryId: string) =>
  queryOptions({
    queryKey: [...logKey(slug, id), 'one', deliveryId],
    queryFn: () =>
      dataOf(
        getTenantWebhooksByIdDeliveriesByDeliveryId({ ...within(slug), path: { id, deliveryId } }),
      ),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? SOON_MS : SHOWN_MS),
  });

const isUnderWay = ({ state, nextAttemptAt }: WebhookDelivery): boolean =>
  state === 'pending' &&
  (nextAttemptAt === null || Date.parse(nextAttemptAt) - Date.now() < SHOWN_MS);

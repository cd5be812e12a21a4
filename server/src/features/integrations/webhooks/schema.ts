import Type, { type Static } from 'typebox';
import {
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
} from '#platform/http/index.ts';
import { DELIVERY_STATES, DISABLED_WHY } from './model.ts';

const Url = Type.String({ minLength: 1, maxLength: 2000, description: 'An https:// URL' });
const Description = Type.String({ maxLength: 500 });
const EventTypes = nullable(
  Type.Array(Type.String({ maxLength: 100 }), {
    minItems: 1,
    maxItems: 100,
    description: 'The event types; null for all current and future types',
  }),
);

const endpoint = {
  id: Uuid,
  url: Type.String(),
  description: Type.String(),
  eventTypes: nullable(Type.Array(Type.String())),
  state: oneOf(['active', 'failing', 'disabled'] as const, {
    description: 'failing: still active, but every delivery has failed since `failingSince`',
  }),
  disabledReason: nullable(
    oneOf(DISABLED_WHY, {
      description: 'gone: it answered 410; failing: all deliveries failed for five days',
    }),
  ),
  disabledAt: nullable(Timestamp),
  failingSince: nullable(Timestamp),
  secretReadable: Type.Boolean({
    description:
      'false after an import or a clone from another workspace: nothing is sent until the secret is rotated',
  }),
  previousSecretUntil: nullable(
    Type.String({ format: 'date-time', description: 'Until then the previous secret also signs' }),
  ),
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

export const EndpointView = object(endpoint, { title: 'Webhook' });
export type EndpointView = Static<typeof EndpointView>;

/** Shown once. */
export const EndpointWithSecret = object(
  {
    ...endpoint,
    secret: Type.Optional(
      Type.String({ description: 'whsec_…: the secret for verifying signatures; not shown again' }),
    ),
  },
  { title: 'WebhookWithSecret' },
);
export type EndpointWithSecret = Static<typeof EndpointWithSecret>;

export const EndpointList = object({
  items: Type.Array(EndpointView),
  limit: nullable(Type.Integer({ description: 'The plan’s limit; null if unlimited' })),
});

export const NewEndpoint = object(
  {
    url: Url,
    description: Type.Optional(Description),
    eventTypes: Type.Optional(EventTypes),
  },
  { title: 'NewWebhook' },
);
export type NewEndpoint = Static<typeof NewEndpoint>;

export const EndpointPatch = object(
  {
    url: Type.Optional(Url),
    description: Type.Optional(Description),
    eventTypes: Type.Optional(EventTypes),
    state: Type.Optional(oneOf(['active', 'disabled'] as const)),
  },
  { title: 'WebhookPatch', description: 'Only the given fields change' },
);
export type EndpointPatch = Static<typeof EndpointPatch>;

const delivery = {
  id: Uuid,
  messageId: Type.String({ description: 'The webhook-id header, the same in every attempt' }),
  eventType: Type.String(),
  state: oneOf(DELIVERY_STATES, {
    description: 'pending: will be tried; skipped: the webhook was disabled before delivery',
  }),
  attempts: Type.Integer(),
  responseStatus: nullable(Type.Integer({ description: 'Of the last attempt' })),
  responseBody: nullable(Type.String({ description: 'The first KB of the last response body' })),
  durationMs: nullable(Type.Integer()),
  error: nullable(Type.String()),
  attemptedAt: nullable(Timestamp),
  nextAttemptAt: nullable(Timestamp),
  createdAt: Timestamp,
};

export const DeliveryView = object(delivery, { title: 'WebhookDelivery' });
export type DeliveryView = Static<typeof DeliveryView>;

export const DeliveryDetail = object(
  {
    ...delivery,
    payload: Type.String({ maxLength: 1_048_576, description: 'The request body, byte for byte' }),
  },
  { title: 'WebhookDeliveryDetail' },
);

const { limit, cursor } = pageQuery;
export const DeliveryPage = pageOf(DeliveryView);
export const DeliveryQuery = object({
  limit,
  cursor,
  state: Type.Optional(oneOf(DELIVERY_STATES)),
});

export const EventTypeList = object({
  items: Type.Array(
    object(
      {
        type: Type.String(),
        version: Type.Integer(),
        summary: Type.String(),
        data: Type.Unsafe<object>({
          type: 'object',
          additionalProperties: true,
          description:
            'JSON Schema of the event’s data; in deliveries, ids of people come with names',
        }),
      },
      { title: 'EventType' },
    ),
  ),
});

export const EndpointParams = object({ id: Uuid });
export const DeliveryParams = object({ id: Uuid, deliveryId: Uuid });

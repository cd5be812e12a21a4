import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { Endpoint } from './model.ts';
import { messageIdOf } from './payload.ts';
import type { DeliveryView, EndpointView } from './schema.ts';
import { decryptSecret } from './secrets.ts';
import type { ListedDelivery } from './store/deliveries.ts';

/** @param now for whether the secret before still counts */
export const toEndpointView = (
  endpoint: Endpoint,
  tenantId: string,
  cipher: SecretCipher,
  now: Date,
): EndpointView => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  eventTypes: endpoint.eventTypes && [...endpoint.eventTypes],
  state: !endpoint.isActive ? 'disabled' : endpoint.failingSince === null ? 'active' : 'failing',
  disabledReason: endpoint.disabledWhy,
  disabledAt: endpoint.disabledAt,
  failingSince: endpoint.failingSince,
  secretReadable: decryptSecret(cipher, tenantId, endpoint) !== undefined,
  previousSecretUntil:
    endpoint.previousUntil !== null && Date.parse(endpoint.previousUntil) > now.getTime()
      ? endpoint.previousUntil
      : null,
  version: endpoint.version,
  createdAt: endpoint.createdAt,
  updatedAt: endpoint.updatedAt,
});

export const toDeliveryView = (delivery: ListedDelivery): DeliveryView => ({
  id: delivery.id,
  messageId: messageIdOf(delivery.id),
  eventType: delivery.eventType,
  state: delivery.state,
  attempts: delivery.attempts,
  responseStatus: delivery.responseStatus,
  responseBody: delivery.responseBody,
  durationMs: delivery.durationMs,
  error: delivery.error,
  attemptedAt: delivery.attemptedAt,
  nextAttemptAt: delivery.nextAttemptAt,
  createdAt: delivery.createdAt,
});

import type { Delivery, DeliveryState, DisabledWhy, Endpoint } from '../model.ts';

export interface EndpointRow {
  id: string;
  url: string;
  description: string;
  /** JSON array. */
  event_types: string | null;
  secret: string;
  previous_secret: string | null;
  previous_until: string | null;
  state: 'active' | 'disabled';
  disabled_why: DisabledWhy | null;
  disabled_at: string | null;
  failing_since: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface DeliveryRow {
  id: string;
  endpoint_id: string;
  event_type: string;
  payload: string;
  state: DeliveryState;
  attempts: number;
  response_status: number | null;
  response_body: string | null;
  duration_ms: number | null;
  error: string | null;
  attempted_at: string | null;
  next_attempt_at: string | null;
  created_at: string;
}

export interface WebhookTables {
  webhook_endpoint: EndpointRow;
  webhook_delivery: DeliveryRow;
}

export const ENDPOINT_COLUMNS = [
  'id',
  'url',
  'description',
  'event_types',
  'secret',
  'previous_secret',
  'previous_until',
  'state',
  'disabled_why',
  'disabled_at',
  'failing_since',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof EndpointRow)[];

export const DELIVERY_COLUMNS = [
  'id',
  'endpoint_id',
  'event_type',
  'payload',
  'state',
  'attempts',
  'response_status',
  'response_body',
  'duration_ms',
  'error',
  'attempted_at',
  'next_attempt_at',
  'created_at',
] as const satisfies readonly (keyof DeliveryRow)[];

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  eventTypes: row.event_types === null ? null : (JSON.parse(row.event_types) as string[]),
  encryptedSecret: row.secret,
  encryptedPrevious: row.previous_secret,
  previousUntil: row.previous_until,
  isActive: row.state === 'active',
  disabledWhy: row.disabled_why,
  disabledAt: row.disabled_at,
  failingSince: row.failing_since,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const toEndpointRow = (endpoint: Endpoint): EndpointRow => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  event_types: endpoint.eventTypes && JSON.stringify(endpoint.eventTypes),
  secret: endpoint.encryptedSecret,
  previous_secret: endpoint.encryptedPrevious,
  previous_until: endpoint.previousUntil,
  state: endpoint.isActive ? 'active' : 'disabled',
  disabled_why: endpoint.disabledWhy,
  disabled_at: endpoint.disabledAt,
  failing_since: endpoint.failingSince,
  version: endpoint.version,
  created_at: endpoint.createdAt,
  updated_at: endpoint.updatedAt,
});

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  endpointId: row.endpoint_id,
  eventType: row.event_type,
  payload: row.payload,
  state: row.state,
  attempts: row.attempts,
  responseStatus: row.response_status,
  responseBody: row.response_body,
  durationMs: row.duration_ms,
  error: row.error,
  attemptedAt: row.attempted_at,
  nextAttemptAt: row.next_attempt_at,
  createdAt: row.created_at,
});

export const toDeliveryRow = (delivery: Delivery): DeliveryRow => ({
  id: delivery.id,
  endpoint_id: delivery.endpointId,
  event_type: delivery.eventType,
  payload: delivery.payload,
  state: delivery.state,
  attempts: delivery.attempts,
  response_status: delivery.responseStatus,
  response_body: delivery.responseBody,
  duration_ms: delivery.durationMs,
  error: delivery.error,
  attempted_at: delivery.attemptedAt,
  next_attempt_at: delivery.nextAttemptAt,
  created_at: delivery.createdAt,
});

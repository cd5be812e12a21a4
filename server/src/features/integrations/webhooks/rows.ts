import Type from 'typebox';
import { isWebAddress } from '#kernel/web-address.ts';
import { oneOf } from '#platform/http/index.ts';
import { Count, Positive, type RowRules, Encrypted } from '#tenancy/transfer/index.ts';
import { DELIVERY_STATES, DISABLED_WHY } from './model.ts';
import { EndpointPatch } from './schema.ts';

const { url, description, eventTypes, state } = EndpointPatch.properties;
const LONGEST_PAYLOAD = 1_048_576;

export const webhookRows: RowRules = {
  webhook_endpoint: {
    columns: {
      url,
      description,
      event_types: Type.String({ maxLength: 20_000 }),
      secret: Encrypted(1000),
      previous_secret: Encrypted(1000),
      state,
      disabled_why: oneOf(DISABLED_WHY),
      version: Positive,
    },
    json: { event_types: eventTypes },
    // Without its address an endpoint is nothing: it is refused rather than dropped.
    check: (row) =>
      isWebAddress(row['url']) ? undefined : 'url must be an http:// or https:// address',
  },
  webhook_delivery: {
    columns: {
      event_type: Type.String({ maxLength: 100, pattern: '^[a-z][a-z0-9_.-]*$' }),
      payload: Type.String({ maxLength: LONGEST_PAYLOAD }),
      state: oneOf(DELIVERY_STATES),
      attempts: Count,
      response_status: Type.Integer({ minimum: 100, maximum: 999 }),
      response_body: Type.String({ maxLength: 10_000 }),
      duration_ms: Count,
      error: Type.String({ maxLength: 10_000 }),
    },
    json: { payload: Type.Object({}) },
  },
};

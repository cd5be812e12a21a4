import { markStale, type EventReducer } from '#live/index.ts';
import { webhooksKey } from './queries.ts';

/** Has webhooks read anew when one is disabled: by somebody else, or because it failed. */
export const webhookReducer: EventReducer = {
  apply(slug, events) {
    if (events.some(({ type }) => type === 'webhook.disabled')) markStale(webhooksKey(slug));
  },
};

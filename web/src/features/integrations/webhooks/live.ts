import { markStale, type NewsReader } from '#live/index.ts';
import { webhooksKey } from './queries.ts';

/** Has webhooks read anew when one is disabled: by somebody else, or because it failed. */
export const webhookReader: NewsReader = {
  take(slug, events) {
    if (events.some(({ type }) => type === 'webhook.disabled')) markStale(webhooksKey(slug));
  },
};

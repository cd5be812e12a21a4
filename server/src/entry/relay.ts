import type { Logger } from '#platform/log/index.ts';
import { Relay } from '#messaging/events/index.ts';
import { dispatchToHandlers } from '#messaging/jobs/index.ts';
import type { Feature } from '#identity/manifest.ts';
import type { Core } from './core.ts';

/** Relays the events of every cell, until it is disposed. */
export function startRelay(
  { tenancy, feed, notifier, jobs }: Pick<Core, 'tenancy' | 'feed' | 'notifier' | 'jobs'>,
  features: readonly Feature[],
  log: Logger,
): Relay {
  const handlers = features.flatMap((feature) => feature.eventHandlers ?? []);
  // Otherwise the first events wait for it; should it fail, those who send jobs try again.
  jobs.connect().catch((error: unknown) => log.warn({ err: error }, 'the queue is not open yet'));
  return new Relay({
    server: tenancy.server,
    control: tenancy.control,
    notifier,
    dispatch: dispatchToHandlers(jobs, handlers, (error, handler) =>
      log.error({ err: error, handler }, 'an event handler failed'),
    ),
    publish: (events) => feed.publish(events),
    announceEnds: (ends) => feed.announceEnds(ends),
    onError: (error, cell) => log.error({ err: error, cell }, 'delivering events failed'),
  });
}

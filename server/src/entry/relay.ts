import type { Logger } from '#platform/log/index.ts';
import { Relay } from '#tenancy/events/index.ts';
import type { Core } from './core.ts';

/** Hands on what happens in every cell, for as long as it is not disposed. */
export const startRelay = (
  { tenancy, feed, wakes }: Pick<Core, 'tenancy' | 'feed' | 'wakes'>,
  log: Logger,
): Relay =>
  new Relay({
    server: tenancy.server,
    control: tenancy.control,
    wakes,
    handOn: async () => undefined,
    tell: (events) => feed.tell(events),
    remind: (ends) => feed.remind(ends),
    onError: (error, cell) => log.error({ err: error, cell }, 'handing on events failed'),
  });

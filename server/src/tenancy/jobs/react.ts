import { derivedId } from '#kernel/ids.ts';
import type { StreamedEvent } from '../events/event-type.ts';
import type { JobRequest } from './job-type.ts';
import type { Jobs } from './jobs.ts';
import type { Reaction } from './reaction.ts';

/**
 * Asks for the jobs that follow from events, as the relay hands these on.
 * A job's id is the same whenever the same follows from the same event.
 * @param onError hears of a reaction that fails on an event: it is left out, since the stream must go on
 * @returns what throws when the jobs could not be taken on, so that the events come again
 */
export function reactWith(
  jobs: Pick<Jobs, 'send'>,
  reactions: readonly Reaction[],
  onError: (error: unknown, reaction: string) => void,
): (events: readonly StreamedEvent[]) => Promise<void> {
  const byType = new Map<string, Reaction[]>();
  const toAll = reactions.filter(({ on }) => on === 'every');
  for (const one of reactions)
    if (one.on !== 'every')
      for (const type of one.on) byType.set(type, [...(byType.get(type) ?? []), one]);
  const following = (event: StreamedEvent): JobRequest[] =>
    [...(byType.get(event.type) ?? []), ...toAll].flatMap((one) => {
      try {
        return one
          .toJobs(event as StreamedEvent<never>)
          .map((request, i) => ({ ...request, id: derivedId(event.id, one.name, String(i)) }));
      } catch (error) {
        onError(error, one.name);
        return [];
      }
    });
  return async (events) => {
    for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
      const requests = own.flatMap(following);
      if (requests.length > 0) await jobs.send(tenantId, requests);
    }
  };
}

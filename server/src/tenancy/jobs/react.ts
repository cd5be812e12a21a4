import { createHash } from 'node:crypto';
import type { TenantEvent } from '../events/event-type.ts';
import type { JobRequest } from './job-type.ts';
import type { Jobs } from './jobs.ts';
import type { Reaction } from './reaction.ts';

/**
 * Asks for the jobs that follow from events, as the relay hands these on.
 * @param onError hears of a reaction that fails on an event: it is left out, since the stream must go on
 * @returns what throws when the jobs could not be taken on, so that the events come again
 */
export function reactWith(
  jobs: Pick<Jobs, 'send'>,
  reactions: readonly Reaction[],
  onError: (error: unknown, reaction: string) => void,
): (events: readonly TenantEvent[]) => Promise<void> {
  const byType = new Map<string, Reaction[]>();
  const toAll = reactions.filter(({ on }) => on === 'every');
  for (const one of reactions)
    if (one.on !== 'every')
      for (const type of one.on) byType.set(type, [...(byType.get(type) ?? []), one]);
  const following = (event: TenantEvent): JobRequest[] =>
    [...(byType.get(event.type) ?? []), ...toAll].flatMap((one) => {
      try {
        return one
          .toJobs(event as TenantEvent<never>)
          .map((request, i) => ({ ...request, id: jobId(event.id, one.name, i) }));
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

/** The same whenever the same follows from the same event (RFC 9562, version 8). */
function jobId(eventId: string, reaction: string, i: number): string {
  const digest = createHash('sha256').update(`${eventId} ${reaction} ${i}`).digest('hex');
  const variant = ((parseInt(digest.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

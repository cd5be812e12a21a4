import { derivedId } from '#kernel/ids.ts';
import { inParallel } from '#kernel/parallel.ts';
import type { StreamedEvent } from '../events/index.ts';
import type { JobRequest } from './job-type.ts';
import type { Jobs, TenantRequests } from './jobs.ts';
import type { EventHandler } from './event-handler.ts';

/** Tenants that are asked at the same time what they have set up. */
const AT_ONCE = 4;

/**
 * Asks for the jobs that follow from events, as the relay dispatches these: those of a batch together.
 * A job's id is the same whenever the same follows from the same event.
 * @param onError called when a handler fails on an event: it is skipped, since the stream must go on
 * @returns what throws when the jobs could not be taken on, so that the events come again
 */
export function dispatchToHandlers(
  jobs: Pick<Jobs, 'sendAll'>,
  handlers: readonly EventHandler[],
  onError: (error: unknown, handler: string) => void,
): (events: readonly StreamedEvent[]) => Promise<void> {
  const following = (one: EventHandler, event: StreamedEvent): JobRequest[] => {
    try {
      return one
        .toJobs(event as StreamedEvent<never>)
        .map((request, i) => ({ ...request, id: derivedId(event.id, one.name, String(i)) }));
    } catch (error) {
      onError(error, one.name);
      return [];
    }
  };
  const followingAll = async (
    tenantId: string,
    events: readonly StreamedEvent[],
  ): Promise<JobRequest[]> => {
    const requests: JobRequest[] = [];
    for (const one of handlers) {
      const { on, among } = one;
      const own = on === 'every' ? events : events.filter(({ type }) => on.includes(type));
      const wanted = own.length > 0 && among ? await among(tenantId, own) : own;
      requests.push(...wanted.flatMap((event) => following(one, event)));
    }
    return requests;
  };
  return async (events) => {
    const byTenant = [...Map.groupBy(events, (event) => event.tenantId)];
    const asked: TenantRequests[] = [];
    const tasks = byTenant.map(([tenantId, own]) => async () => {
      const requests = await followingAll(tenantId, own);
      if (requests.length > 0) asked.push({ tenantId, requests });
    });
    await inParallel(tasks, AT_ONCE);
    if (asked.length > 0) await jobs.sendAll(asked);
  };
}

import Type from 'typebox';
import { iso } from '#kernel/time.ts';
import { Uuid, nullable, object } from '#platform/http/index.ts';
import type { StreamedEvent } from '#messaging/events/index.ts';
import type { Tenancy } from '#tenancy/index.ts';
import {
  type Schedule,
  type JobHandler,
  type Jobs,
  type EventHandler,
  type TenantAttempt,
  RetryLater,
  jobRequest,
  jobType,
  allEventsHandler,
  tenantJob,
} from '#messaging/jobs/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { announceDisabled } from './events.ts';
import { type Delivery, LOG_DAYS, RETRY_SECONDS, wants } from './model.ts';
import { deliveryIdOf, toPayload } from './payload.ts';
import { RestingEndpoints } from './rest.ts';
import { type SendDeps, sendOnce } from './send.ts';
import {
  findDelivery,
  forgetDeliveries,
  insertDeliveries,
  lockDelivery,
  saveDelivery,
} from './store/deliveries.ts';
import { listActive, listWanted, lockEndpoint, saveEndpoint } from './store/endpoints.ts';
import { verdictOn } from './verdict.ts';

/**
 * Carries the event itself, not its id alone: events are kept for a day where they happened, and a
 * workspace that moves leaves them behind.
 */
export const fanOut = jobType({
  name: 'webhooks.fan_out',
  summary: 'Creates the deliveries of an event for all webhooks that want it',
  data: object({
    event: object({
      id: Uuid,
      type: Type.String(),
      version: Type.Integer(),
      at: Type.String(),
      projectId: nullable(Uuid),
      actorId: nullable(Uuid),
      epoch: Type.Integer(),
      position: Type.Integer(),
      data: Type.Unknown(),
    }),
  }),
});

export const deliver = jobType({
  name: 'webhooks.deliver',
  summary: 'Delivers one event to one webhook',
  data: object({ deliveryId: Uuid }),
  attempts: RETRY_SECONDS.length + 1,
});

export const purge = jobType({
  name: 'webhooks.purge',
  summary: `Deletes deliveries older than ${LOG_DAYS} days`,
  data: object({ day: Type.String() }),
  queue: 'bulk',
});

/** Where the relay finds what a workspace has set up. */
export type TenantFinder = Pick<Tenancy, 'find' | 'scopeOf'>;

export const webhookEventHandlers = (tenants: TenantFinder): readonly EventHandler[] => [
  allEventsHandler(
    'webhooks',
    (event) => {
      // For one person alone: it stays in the product.
      if (event.personId !== null) return undefined;
      const { id, type, version, at, projectId, actorId, epoch, position, data } = event;
      return jobRequest(fanOut, {
        event: { id, type, version, at, projectId, actorId, epoch, position, data },
      });
    },
    (tenantId, events) => wanted(tenants, tenantId, events),
  ),
];

/**
 * The events that some webhook wants, by the current webhooks; one that was set up before an event is
 * seen, since the event is committed. Where that cannot be read, or the workspace was elsewhere when it
 * happened, the job finds out.
 */
async function wanted(
  tenants: TenantFinder,
  tenantId: string,
  events: readonly StreamedEvent[],
): Promise<readonly StreamedEvent[]> {
  try {
    const tenant = await tenants.find(tenantId);
    if (!tenant) return events;
    const endpoints = await listWanted(tenants.scopeOf(tenant));
    const { epoch } = tenant.placement;
    return events.filter(
      (event) =>
        event.epoch !== epoch || endpoints.some((eventTypes) => wants({ eventTypes }, event.type)),
    );
  } catch {
    return events;
  }
}

export const webhookSchedules: readonly Schedule[] = [{ of: 'tenant', job: purge, hour: 3 }];

export interface WebhookJobDeps extends SendDeps {
  readonly people: People;
  readonly jobs: Pick<Jobs, 'send'>;
  /** Seconds before each further attempt. */
  readonly retrySeconds?: readonly number[];
}

export function webhookJobs(deps: WebhookJobDeps): JobHandler[] {
  const resting = new RestingEndpoints();
  return [
    tenantJob(fanOut, (attempt) => fan(deps, attempt)),
    tenantJob(deliver, (attempt) => tell(deps, resting, attempt)),
    tenantJob(purge, async ({ scope }) => ({
      forgotten: await scope.transact((tx) => forgetDeliveries(tx, daysBefore(tx.now))),
    })),
  ];
}

const daysBefore = (now: string): string => iso(new Date(Date.parse(now) - LOG_DAYS * 86_400_000));

type FanOut = NonNullable<(typeof fanOut)['payload']>;
type Deliver = NonNullable<(typeof deliver)['payload']>;

async function fan(
  { people, jobs }: WebhookJobDeps,
  { data: { event }, tenant, scope }: TenantAttempt<FanOut>,
): Promise<{ deliveries: number }> {
  const endpoints = (await listActive(scope)).filter((endpoint) => wants(endpoint, event.type));
  if (endpoints.length === 0) return { deliveries: 0 };
  const payload = toPayload(event, tenant, await people.directory(scope));
  const ids = endpoints.map(({ id }) => deliveryIdOf(event.id, id));
  await scope.transact(async (tx) => {
    insertDeliveries(
      tx,
      endpoints.map((endpoint, i): Delivery => ({
        ...UNTRIED,
        id: ids[i] ?? '',
        endpointId: endpoint.id,
        eventType: event.type,
        payload,
        createdAt: tx.now,
      })),
    );
  });
  // Sent again after a crash, they are the same jobs and the same rows.
  await jobs.send(
    tenant.id,
    ids.map((id) => jobRequest(deliver, { deliveryId: id }, { id })),
  );
  return { deliveries: ids.length };
}

/** A delivery before its first attempt. */
export const UNTRIED = {
  state: 'pending',
  attempts: 0,
  responseStatus: null,
  responseBody: null,
  durationMs: null,
  error: null,
  attemptedAt: null,
  nextAttemptAt: null,
} as const;

/** @throws RetryLater while there are further attempts to be made */
async function tell(
  deps: WebhookJobDeps,
  resting: RestingEndpoints,
  { data: { deliveryId }, tenant, scope, attempt: turn, signal }: TenantAttempt<Deliver>,
): Promise<{ state: string }> {
  const found = await findDelivery(scope, deliveryId);
  if (found?.delivery.state !== 'pending') return { state: found?.delivery.state ?? 'gone' };
  const { delivery, endpoint } = found;
  if (!endpoint.isActive) {
    await scope.transact(async (tx) =>
      saveDelivery(tx, delivery, { ...delivery, state: 'skipped', nextAttemptAt: null }),
    );
    return { state: 'skipped' };
  }
  resting.admit(endpoint.id);
  const { isTimeout, ...attempted } = await sendOnce(deps, tenant.id, endpoint, delivery, signal);
  resting.heard(endpoint.id, isTimeout);
  const chance = Math.random();
  const judge = (row: Delivery, at: typeof endpoint) =>
    verdictOn(row, at, { ...attempted, turn, chance }, deps.clock, deps.retrySeconds);

  const { delivery: after, againIn } = await scope.transact(async (tx) => {
    const verdict = judge(delivery, endpoint);
    if (verdict.endpoint === endpoint) {
      saveDelivery(tx, delivery, verdict.delivery);
      return verdict;
    }
    // Held, and judged again: someone may have changed it while its receiver was being waited for.
    const now = await lockEndpoint(tx, endpoint.id);
    const row = await lockDelivery(tx, delivery.id);
    if (!now || !row) return { delivery, againIn: undefined };
    const anew = judge(row, now);
    saveDelivery(tx, row, anew.delivery);
    if (now.isActive) saveEndpoint(tx, now, anew.endpoint);
    if (now.isActive && !anew.endpoint.isActive) announceDisabled(tx, anew.endpoint, null);
    return anew;
  });
  if (againIn !== undefined) throw new RetryLater(after.error ?? 'It failed.', againIn);
  return { state: after.state };
}

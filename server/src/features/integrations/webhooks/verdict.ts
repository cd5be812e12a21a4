import { type Clock, iso } from '#kernel/time.ts';
import {
  type DeliveryResult,
  type Delivery,
  type Endpoint,
  PATIENCE_MS,
  RETRY_SECONDS,
} from './model.ts';

/** What becomes of a delivery and of its endpoint after an attempt. */
export interface DeliveryVerdict {
  readonly delivery: Delivery;
  readonly endpoint: Endpoint;
  /** Seconds until the next attempt; undefined when there is none. */
  readonly againIn: number | undefined;
}

export interface DeliveryAttempt extends DeliveryResult {
  /** 1 for the first since it was last asked for. */
  readonly turn: number;
  /** 0 to 1: attempts that failed together do not come again together. */
  readonly chance: number;
}

/** RFC 9110: it was there, and will not be again. */
const GONE = 410;

/**
 * Only an answer from 200 to 299 is a success. 410 ends it for good and disables the endpoint; everything
 * else is tried again, until the schedule is through or the endpoint has failed for days.
 */
export function verdictOn(
  delivery: Delivery,
  endpoint: Endpoint,
  { turn, chance, ...attempted }: DeliveryAttempt,
  clock: Clock,
  retrySeconds: readonly number[] = RETRY_SECONDS,
): DeliveryVerdict {
  const now = clock.now();
  const at = iso(now);
  const tried: Delivery = {
    ...delivery,
    ...attempted,
    attempts: delivery.attempts + 1,
    attemptedAt: at,
    nextAttemptAt: null,
  };
  const { responseStatus: status } = attempted;
  if (status !== null && status >= 200 && status < 300)
    return {
      delivery: { ...tried, state: 'delivered' },
      endpoint: changed(endpoint, { failingSince: null }, at),
      againIn: undefined,
    };

  const failed: Delivery = { ...tried, state: 'failed' };
  const failingSince = endpoint.failingSince ?? at;
  if (status === GONE)
    return { delivery: failed, endpoint: disabled(endpoint, 'gone', at), againIn: undefined };
  if (now.getTime() - Date.parse(failingSince) >= PATIENCE_MS)
    return { delivery: failed, endpoint: disabled(endpoint, 'failing', at), againIn: undefined };
  const failing = changed(endpoint, { failingSince }, at);
  const pause = retrySeconds[turn - 1];
  if (pause === undefined) return { delivery: failed, endpoint: failing, againIn: undefined };
  const againIn = pause * (0.9 + chance / 5);
  const nextAttemptAt = iso(new Date(now.getTime() + againIn * 1000));
  return { delivery: { ...tried, state: 'pending', nextAttemptAt }, endpoint: failing, againIn };
}

const disabled = (endpoint: Endpoint, why: 'gone' | 'failing', at: string): Endpoint =>
  changed(endpoint, { isActive: false, disabledWhy: why, disabledAt: at }, at);

/** The same endpoint when nothing changes. */
function changed(endpoint: Endpoint, change: Partial<Endpoint>, at: string): Endpoint {
  const isSame = Object.entries(change).every(
    ([name, value]) => endpoint[name as keyof Endpoint] === value,
  );
  if (isSame) return endpoint;
  return { ...endpoint, ...change, version: endpoint.version + 1, updatedAt: at };
}

import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';

/** No one waits longer for Redis than this: what it has can be had elsewhere. */
export const PATIENCE_MS = 50;

/** After this many failures in a row no one asks Redis for a while. */
const [FAILURES, REST_MS] = [3, 2000];

/** Leaves a Redis alone that fails, so that only the first few wait for it. */
export const redisCircuit = (): CircuitBreakerPolicy =>
  circuitBreaker(handleAll, {
    halfOpenAfter: REST_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });

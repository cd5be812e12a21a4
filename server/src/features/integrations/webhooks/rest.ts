import { LRUCache } from 'lru-cache';
import { AppError } from '#kernel/errors.ts';
import { atMost } from '#platform/cache/index.ts';

/** Time-outs in a row after which an endpoint is left alone, and for how long. */
const [PATIENCE, REST_MS] = [3, 60_000];

/**
 * Endpoints at which requests hang. Each attempt there keeps a worker busy for as long as a receiver may
 * take; left alone for a minute, they do not keep the deliveries of others waiting. Within one process.
 */
export class RestingEndpoints {
  readonly #timeouts = new LRUCache<string, number>({ ...atMost(10_000), ttl: 10 * REST_MS });
  readonly #resting = new LRUCache<string, true>({ ...atMost(10_000), ttl: REST_MS });

  /** @throws AppError `unavailable`: the job waits, and the attempt does not count */
  admit(endpointId: string): void {
    if (this.#resting.has(endpointId))
      throw new AppError(
        'unavailable',
        'Requests to this endpoint time out; it is paused for a while.',
      );
  }

  heard(endpointId: string, isTimeout: boolean): void {
    if (!isTimeout) {
      this.#timeouts.delete(endpointId);
      return;
    }
    const timeouts = (this.#timeouts.get(endpointId) ?? 0) + 1;
    this.#timeouts.set(endpointId, timeouts);
    if (timeouts >= PATIENCE) this.#resting.set(endpointId, true);
  }
}

import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { type Clock, iso } from '#kernel/time.ts';
import type { FetchSource } from './fetch.ts';
import { type ExternalSource, type ParsedTasks, type OutsideTask, SourceFailure } from './model.ts';
import type { SourceReport } from './schema.ts';

/** How long an answer is given again, and how long it stands in for a source that is down. */
const [FRESH_MS, STALE_MS] = [60_000, 60 * 60_000];
/** Failures in a row after which a source is left alone, and for how long. */
const [PATIENCE, REST_MS] = [3, 30_000];
/** Tasks of all sources of all tenants together, and sources whose circuit is watched. */
const [MOST_TASKS, MOST_CIRCUITS] = [100_000, 10_000];

interface CachedTasks extends ParsedTasks {
  readonly at: number;
}

/** What there is to say about a source. */
export interface SourceResult {
  readonly tasks: readonly OutsideTask[];
  readonly report: Omit<SourceReport, 'name' | 'count'>;
}

/**
 * Sources with a cache: a fresh answer is given again, an older one stands in while the source is
 * down, and one that keeps failing is left alone for a while. Every key begins with the tenant, and
 * holds the version of the source: a source that was changed, in whatever process, is another one.
 */
export class CachedSources {
  readonly #fetchSource: FetchSource;
  readonly #clock: Clock;
  readonly #cache = new LRUCache<string, CachedTasks>({
    maxSize: MOST_TASKS,
    ttl: STALE_MS,
    ttlAutopurge: true,
    sizeCalculation: ({ tasks }) => tasks.length + 1,
  });
  readonly #circuits = new LRUCache<string, CircuitBreakerPolicy>({ max: MOST_CIRCUITS });
  readonly #underWay = new Map<string, Promise<CachedTasks>>();

  constructor(fetchSource: FetchSource, clock: Clock) {
    this.#fetchSource = fetchSource;
    this.#clock = clock;
  }

  /** Never throws for what a source does. */
  async read(tenantId: string, source: ExternalSource): Promise<SourceResult> {
    const key = `${tenantId}/${source.id}/${source.version}`;
    const cached = this.#cache.get(key);
    const age = cached ? this.#clock.now().getTime() - cached.at : Infinity;
    if (cached && age < FRESH_MS) return toResult(cached, 'cached');
    try {
      return toResult(await this.#fetchOnce(key, tenantId, source), 'ok');
    } catch (error) {
      const [state, message] = this.#wordsFor(key, error);
      if (cached && age < STALE_MS) return toResult(cached, 'stale', message);
      return { tasks: [], report: { state, skipped: 0, at: null, error: message } };
    }
  }

  /** Concurrent callers share one fetch. */
  #fetchOnce(key: string, tenantId: string, source: ExternalSource): Promise<CachedTasks> {
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const fetching = this.#circuitOf(key)
      .execute(() => this.#fetchSource(tenantId, source))
      .then(({ tasks, skipped }) => {
        const cached: CachedTasks = { tasks, skipped, at: this.#clock.now().getTime() };
        this.#cache.set(key, cached);
        return cached;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, fetching);
    return fetching;
  }

  #circuitOf(key: string): CircuitBreakerPolicy {
    const known = this.#circuits.get(key);
    if (known) return known;
    const fresh = circuitBreaker(handleAll, {
      halfOpenAfter: REST_MS,
      breaker: new ConsecutiveBreaker(PATIENCE),
    });
    this.#circuits.set(key, fresh);
    return fresh;
  }

  /** @throws what is no failure of a source */
  #wordsFor(key: string, error: unknown): [SourceReport['state'], string] {
    if (error instanceof SourceFailure)
      return [error.isTimeout ? 'timeout' : 'failed', error.message];
    if (!(error instanceof BrokenCircuitError)) throw error;
    const last = this.#circuits.get(key)?.lastFailure;
    const why =
      last && 'error' in last && last.error instanceof SourceFailure
        ? ` ${last.error.message}`
        : '';
    return [
      'circuit_open',
      `It failed ${PATIENCE} times in a row and is left alone for a while.${why}`,
    ];
  }
}

const toResult = (
  { tasks, skipped, at }: CachedTasks,
  state: SourceReport['state'],
  error?: string,
): SourceResult => ({
  tasks,
  report: { state, skipped, at: iso(new Date(at)), ...(error !== undefined && { error }) },
});

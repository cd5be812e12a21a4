import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { type Clock, iso } from '#kernel/time.ts';
import type { Ask } from './ask.ts';
import { type ExternalSource, type Harvest, type OutsideTask, SourceFailure } from './model.ts';
import type { SourceReport } from './schema.ts';

/** How long an answer is given again, and how long it stands in for a source that is down. */
const [FRESH_MS, STALE_MS] = [60_000, 60 * 60_000];
/** Failures in a row after which a source is left alone, and for how long. */
const [PATIENCE, REST_MS] = [3, 30_000];
/** Tasks of all sources of all tenants together, and sources whose circuit is watched. */
const [MOST_TASKS, MOST_CIRCUITS] = [100_000, 10_000];

interface Kept extends Harvest {
  readonly at: number;
}

/** What there is to say about a source. */
export interface SourceResult {
  readonly tasks: readonly OutsideTask[];
  readonly report: Omit<SourceReport, 'name' | 'count'>;
}

/**
 * Sources with a memory: what one said lately is said again, what it said before stands in while it is
 * down, and one that keeps failing is left alone for a while. Every key begins with the tenant, and
 * holds the version of the source: a source that was changed, in whatever process, is another one.
 */
export class RememberedSources {
  readonly #ask: Ask;
  readonly #clock: Clock;
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST_TASKS,
    ttl: STALE_MS,
    ttlAutopurge: true,
    sizeCalculation: ({ tasks }) => tasks.length + 1,
  });
  readonly #circuits = new LRUCache<string, CircuitBreakerPolicy>({ max: MOST_CIRCUITS });
  readonly #underWay = new Map<string, Promise<Kept>>();

  constructor(ask: Ask, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** Never throws for what a source does. */
  async tell(tenantId: string, source: ExternalSource): Promise<SourceResult> {
    const key = `${tenantId}/${source.id}/${source.version}`;
    const kept = this.#kept.get(key);
    const age = kept ? this.#clock.now().getTime() - kept.at : Infinity;
    if (kept && age < FRESH_MS) return toTold(kept, 'cached');
    try {
      return toTold(await this.#askOnce(key, tenantId, source), 'ok');
    } catch (error) {
      const [state, message] = this.#wordsFor(key, error);
      if (kept && age < STALE_MS) return toTold(kept, 'stale', message);
      return { tasks: [], report: { state, skipped: 0, at: null, error: message } };
    }
  }

  /** Whoever asks while it is being asked gets the same answer. */
  #askOnce(key: string, tenantId: string, source: ExternalSource): Promise<Kept> {
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const asking = this.#circuitOf(key)
      .execute(() => this.#ask(tenantId, source))
      .then(({ tasks, skipped }) => {
        const kept: Kept = { tasks, skipped, at: this.#clock.now().getTime() };
        this.#kept.set(key, kept);
        return kept;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asking);
    return asking;
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

const toTold = (
  { tasks, skipped, at }: Kept,
  state: SourceReport['state'],
  error?: string,
): SourceResult => ({
  tasks,
  report: { state, skipped, at: iso(new Date(at)), ...(error !== undefined && { error }) },
});

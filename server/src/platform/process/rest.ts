import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How long no garbage may have been collected before the process counts as at rest. */
const REST_MS = 15_000;
/** By how many bytes the heap must have grown since the last time. */
const WORTH_BYTES = 8 * 2 ** 20;
/** A larger heap takes too long to look through while someone might ask for something. */
const LARGEST_BYTES = 128 * 2 ** 20;

interface RestOptions {
  readonly collect: () => void;
  readonly restMs: number;
}

/**
 * Collects garbage when the process has come to rest after work. V8 collects when it needs room, so without
 * that the process would hold what a start or a burst of requests took for as long as nothing happens. It takes
 * no timer while nothing happens, and never collects while requests keep V8 collecting by itself.
 *
 * @param options `collect`: what collects; V8, unless a test looks on. `restMs`: instead of fifteen seconds
 * @returns ends it
 */
export function collectAtRest({
  collect = collectAll,
  restMs = REST_MS,
}: Partial<RestOptions> = {}): Disposable {
  let workedAt = performance.now();
  let bytesLeft = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    timer = undefined;
    const missing = workedAt + restMs - performance.now();
    if (missing > 0) return later(missing);
    const { total_heap_size: held, used_heap_size: used } = getHeapStatistics();
    if (held - bytesLeft < WORTH_BYTES || used > LARGEST_BYTES) return;
    collect();
    bytesLeft = getHeapStatistics().total_heap_size;
  };
  const later = (ms: number): void => {
    timer ??= setTimeout(look, Math.ceil(ms)).unref();
  };
  const observer = new PerformanceObserver((seen) => {
    workedAt = Math.max(...seen.getEntries().map(({ startTime }) => startTime));
    later(restMs);
  });
  observer.observe({ entryTypes: ['gc'] });
  later(restMs);
  return {
    [Symbol.dispose]() {
      observer.disconnect();
      clearTimeout(timer);
    },
  };
}

/** V8 hands its collector only to a context that is made while the flag is set. */
function collectAll(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}

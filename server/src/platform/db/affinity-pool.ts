import type pg from 'pg';

interface Waiting {
  readonly proceed: (pool: pg.Pool) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Pools of one connection each, side by side for one database. A caller with an affinity key gets the same
 * connection each time, as long as it is free: its statements are prepared on it and its tables known
 * to it, and the other connections are spared both. While that one is busy any free one will do, and
 * while all are, the longest-waiting caller gets the next.
 */
export class AffinityPool {
  readonly pools: readonly pg.Pool[];
  readonly #patienceMs: number;
  #waiting: Waiting[] = [];

  constructor(pools: readonly pg.Pool[], patienceMs: number) {
    this.pools = pools;
    this.#patienceMs = patienceMs;
    for (const pool of pools) {
      pool.on('release', () => this.#freed(pool));
      pool.on('remove', () => this.#freed(pool));
    }
  }

  /** @param affinityKey anything that stays the same, such as a tenant's id */
  async connect(affinityKey: string): Promise<pg.PoolClient> {
    const own = this.pools[hash(affinityKey) % this.pools.length] as pg.Pool;
    const free = isFree(own)
      ? own
      : (this.pools.find((pool) => pool.idleCount > 0) ?? this.pools.find(isFree));
    return (free ?? (await this.#nextFree())).connect();
  }

  #nextFree(): Promise<pg.Pool> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((waiting) => waiting.timer !== timer);
        reject(new Error('timeout exceeded when trying to connect'));
      }, this.#patienceMs);
      this.#waiting.push({ proceed: resolve, timer });
    });
  }

  /** The pool tells before it has put the connection back, so the look comes after. */
  #freed(pool: pg.Pool): void {
    queueMicrotask(() => {
      if (!isFree(pool)) return;
      const next = this.#waiting.shift();
      if (!next) return;
      clearTimeout(next.timer);
      next.proceed(pool);
    });
  }
}

const isFree = (pool: pg.Pool): boolean =>
  pool.waitingCount === 0 && (pool.idleCount > 0 || pool.totalCount === 0);

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

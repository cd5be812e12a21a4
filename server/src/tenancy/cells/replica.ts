import { AppError } from '#kernel/errors.ts';
import type { SqlDatabase, Step } from '#platform/db/index.ts';
import type { ReadReplica } from '../scope/index.ts';

/** Seconds a replica may be behind and still be read. */
const LIMIT = 5;
/** How long a measurement holds, and how long a replica that did not answer is left alone. */
const MEASURED_MS = 1_000;
const LEFT_ALONE_MS = 5_000;

/** How far a replica is behind. */
export interface Lag {
  /** Whether it follows a primary at all: one that was promoted goes its own way. */
  readonly isFollowing: boolean;
  readonly seconds: number;
}

const positionStep: Step = {
  name: 'wal_position',
  text: () => 'select pg_catalog.pg_current_wal_lsn()::text as position',
  values: [],
};

/**
 * A standby without work to do looks as old as its last transaction, and one that lost its primary looks
 * up to date with itself; so it is asked whether it has got to where the primary is now.
 */
const lagStep = (position: unknown): Step => ({
  name: 'replay_lag',
  text: () =>
    `select pg_catalog.pg_is_in_recovery() as following,
            case when pg_catalog.pg_is_in_recovery() and pg_catalog.pg_last_wal_replay_lsn() < $1::text::pg_catalog.pg_lsn
                 then extract(epoch from pg_catalog.clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp())::float8
                 else 0 end as seconds`,
  values: [position],
});

/** @throws AppError `unavailable` when one of them does not answer */
export async function measureLag(primary: SqlDatabase, standby: SqlDatabase): Promise<Lag> {
  const [at] = await primary.exchange([positionStep]);
  const [lag] = await standby.exchange([lagStep(at?.rows[0]?.['position'])]);
  const { following, seconds } = lag?.rows[0] ?? {};
  // Behind, and nothing replayed since it was started: it could be of any age.
  return { isFollowing: following === true, seconds: Number(seconds ?? Infinity) };
}

/** A cell's read replica, read only while it is hardly behind. */
export class Replica implements ReadReplica, AsyncDisposable {
  readonly #primary: SqlDatabase;
  readonly #standby: SqlDatabase;
  readonly #limit: number;
  #measuring: Promise<boolean> | undefined;
  #verdict = { isFresh: false, until: 0 };

  constructor(primary: SqlDatabase, standby: SqlDatabase, limitSeconds = LIMIT) {
    this.#primary = primary;
    this.#standby = standby;
    this.#limit = limitSeconds;
  }

  /** The replica, when it is fresh enough as measured within the last second. */
  async whenFresh(): Promise<SqlDatabase | undefined> {
    if (performance.now() >= this.#verdict.until) {
      this.#measuring ??= this.#measure().finally(() => (this.#measuring = undefined));
      await this.#measuring;
    }
    return this.#verdict.isFresh ? this.#standby : undefined;
  }

  /** Says that it did not answer; it is not asked again for a while. */
  failed(): void {
    this.#verdict = { isFresh: false, until: performance.now() + LEFT_ALONE_MS };
  }

  async #measure(): Promise<boolean> {
    try {
      const { isFollowing, seconds } = await measureLag(this.#primary, this.#standby);
      const isFresh = isFollowing && seconds <= this.#limit;
      this.#verdict = { isFresh, until: performance.now() + MEASURED_MS };
      return isFresh;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
      this.failed();
      return false;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#standby[Symbol.asyncDispose]();
  }
}

import type { Step, StepResult } from './pipeline.ts';

/** What a unit of work needs of a database, whichever engine it runs on. */
export interface SqlDatabase extends AsyncDisposable {
  /**
   * The steps in order on one connection, which is given back whatever happens.
   * @param affinityKey whose statements they are, so that they may meet the connection that has them prepared
   */
  exchange(steps: readonly Step[], affinityKey?: string): Promise<StepResult[]>;
  /** A separate connection. Always release it. */
  session(affinityKey?: string): Promise<SqlSession>;
}

/** A separate connection. Exchanges run one after another, in call order. */
export interface SqlSession {
  /** @throws AppError `unavailable` when the database is gone, busy or too slow; otherwise what the server said */
  exchange(steps: readonly Step[]): Promise<StepResult[]>;
  /** Back to the pool, or destroyed when it is not in the state it was handed out in. */
  release(): void;
}

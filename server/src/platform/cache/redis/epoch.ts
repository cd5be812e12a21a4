import pg from 'pg';

/** The number under which everything in Redis lies: another one, and all of it is forgotten. */
export interface EpochCounter extends AsyncDisposable {
  /** The number now; 0 when none has ever been used. */
  read(): Promise<number>;
  /** A number that was never used. */
  next(): Promise<number>;
}

const PATIENCE_MS = 2000;

/** Counts in the control plane, which is what decides what is true. */
export class PostgresEpochs implements EpochCounter {
  readonly #pool: pg.Pool;

  /** @param url the control plane */
  constructor(url: string) {
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'taskforce cache epoch',
      max: 1,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      idleTimeoutMillis: 10_000,
      allowExitOnIdle: true,
    });
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  read(): Promise<number> {
    return this.#ask(
      'select case when is_called then last_value else 0 end as n from control.cache_epoch',
    );
  }

  next(): Promise<number> {
    return this.#ask("select pg_catalog.nextval('control.cache_epoch') as n");
  }

  async #ask(text: string): Promise<number> {
    const { rows } = await this.#pool.query<{ n: string }>(text);
    return Number(rows[0]?.n);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}

/** The epoch as known to one process. It never decreases, and is unknown while disconnected. */
export class Epoch implements AsyncDisposable {
  readonly #counter: EpochCounter;
  #known: number | undefined;
  #highest = 0;
  /** Which connection it was asked on: an answer from before an interruption tells nothing. */
  #connectionNumber = 0;

  constructor(counter: EpochCounter) {
    this.#counter = counter;
  }

  /** 0 when no one has ever used Redis, undefined when it is not known. */
  get current(): number | undefined {
    return this.#known;
  }

  /** Other processes may have advanced it while this one was disconnected. */
  lost(): void {
    this.#connectionNumber += 1;
    this.#known = undefined;
  }

  /** Reads it; call this while connected, so that later changes are received. @throws */
  async renew(): Promise<void> {
    this.lost();
    const connectionNumber = this.#connectionNumber;
    const read = await this.#counter.read();
    if (connectionNumber !== this.#connectionNumber) return;
    this.#highest = Math.max(this.#highest, read);
    this.#known = this.#highest;
  }

  /** Another process has gone on to it. */
  observe(epoch: number): void {
    this.#highest = Math.max(this.#highest, epoch);
    if (this.#known !== undefined) this.#known = this.#highest;
  }

  /** Advances to an unused epoch; the caller must notify the others. @throws */
  async advance(): Promise<number> {
    const next = await this.#counter.next();
    this.observe(next);
    return next;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#counter[Symbol.asyncDispose]();
  }
}

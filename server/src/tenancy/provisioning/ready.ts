import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { HAS_STEPS, loadSteps, stepTexts } from '../migrations/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { type WantedCell, ensureCapacity } from './capacity.ts';
import { SchemaBuilder } from './schema-builder.ts';

export interface ReadySchemasOptions {
  readonly server: PostgresServer;
  /** How many schemas are kept ready for sign-ups on schema cells. */
  readonly size: number;
  readonly onError: (error: unknown) => void;
}

/** Sign-ups that come meanwhile wait for no more than these. */
const REFILLED_AT_ONCE = 4;
/** Many sign-ups at once have the database to themselves: the pool fills up again when none came for so long, */
const QUIET_MS = 250;
/** or after so long at the latest. */
const LONGEST_WAIT_MS = 3_000;

/**
 * Keeps schemas built ahead of time, so that a sign-up claims one in a millisecond instead of waiting
 * for its tables to be built. Refilling happens in the background, in one process at a time.
 */
export class ReadySchemas implements AsyncDisposable {
  readonly #options: ReadySchemasOptions;
  readonly #builder: SchemaBuilder;
  #refilling: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #lastTaken = 0;

  constructor(options: ReadySchemasOptions) {
    this.#options = options;
    this.#builder = new SchemaBuilder(options.server);
  }

  /** Says that one was taken; fills up again in the background. */
  taken(): void {
    this.#lastTaken = Date.now();
    this.nudge();
  }

  /** Fills up in the background what is missing. */
  nudge(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#refilling ??= this.#whileNudged().finally(() => {
      this.#refilling = undefined;
      if (this.#again) this.nudge();
    });
  }

  /** Waits until as many as wanted are ready. */
  async filled(): Promise<void> {
    this.nudge();
    await this.#refilling;
  }

  /** Makes a place at once, for a sign-up that found none. */
  async addOne(wanted: WantedCell): Promise<void> {
    if (wanted.kind === 'schema' && wanted.cell === undefined) return this.#builder.build(1);
    const { server } = this.#options;
    await asOwner(server, server.control, (control) => ensureCapacity(server, control, wanted));
  }

  async #whileNudged(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      await this.#refill().catch(this.#options.onError);
    }
  }

  async #refill(): Promise<void> {
    const { server } = this.#options;
    await asOwner(server, server.control, async (control) => {
      const { rows } = await control.query<{ mine: boolean }>(
        `select pg_try_advisory_lock(hashtext('taskforce ready schemas ' || current_database())) as mine`,
      );
      if (!rows[0]?.mine) return;
      const until = Date.now() + LONGEST_WAIT_MS;
      while (!this.#closed) {
        while (!this.#closed && Date.now() < Math.min(this.#lastTaken + QUIET_MS, until))
          await delay(QUIET_MS / 5);
        // Sign-ups that wait for a schema come first.
        await this.#builder.idle();
        const missing = await this.#missing(control);
        if (missing <= 0) break;
        await this.#builder.build(Math.min(missing, REFILLED_AT_ONCE));
      }
    });
  }

  /** One that lacks a step does not count: no sign-up claims it. */
  async #missing(control: pg.ClientBase): Promise<number> {
    const steps = await loadSteps('tenant');
    const { rows } = await control.query<{ n: number }>(
      `select count(*)::int as n
         from control.ready_schema join control.cell c on c.id = ready_schema.cell_id
        where c.kind = 'schema' and c.state = 'open' and ${HAS_STEPS.replace('?', '$1')}`,
      [stepTexts(steps)],
    );
    return this.#options.size - (rows[0]?.n ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#refilling;
    await this.#builder.idle();
  }
}

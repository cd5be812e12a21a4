import type pg from 'pg';
import { HAS_STEPS, stepTexts } from '../migrations/current.ts';
import { loadSteps } from '../migrations/steps.ts';
import type { PostgresServer } from '../server.ts';
import { addReadySchema } from './cells.ts';
import { asOwner } from './owner.ts';
import { type Wanted, cellWithRoom, makeRoom } from './room.ts';

export interface ReadySchemasOptions {
  readonly server: PostgresServer;
  /** How many schemas are kept ready for sign-ups on schema cells. */
  readonly size: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps schemas built ahead of time, so that a sign-up claims one in a millisecond instead of waiting
 * for its tables to be built. Refilling happens in the background, in one process at a time.
 */
export class ReadySchemas implements AsyncDisposable {
  readonly #options: ReadySchemasOptions;
  #refilling: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(options: ReadySchemasOptions) {
    this.#options = options;
  }

  /** Says that one was taken; fills up again in the background. */
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
  async addOne(wanted: Wanted): Promise<void> {
    const { server } = this.#options;
    await asOwner(server, server.control, (control) => makeRoom(server, control, wanted));
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
      while (!this.#closed && (await this.#missing(control)) > 0) {
        await addReadySchema(server, control, await cellWithRoom(server, control, 'schema'));
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
  }
}

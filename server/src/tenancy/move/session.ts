import { hostname } from 'node:os';
import type pg from 'pg';
import { AppError } from '#kernel/errors.ts';
import { openConnection } from '#platform/db/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { type MoveCounts, type MoveRecord, findMove, lockMove } from './move-record.ts';
import type { MoveStep, OnStep } from './steps.ts';

/** How often a move says that it lives, and asks whether it shall stop. */
const BEAT_MS = 1000;

/** Who moves, for a person who looks. */
export const thisProcess = (): string => `${hostname()}, process ${process.pid}`;

/**
 * The right to move one tenant: a connection to the control plane that holds the lock. When the
 * connection goes the right goes with it, and what is written through it has either happened by then or
 * never will.
 */
export class MoveSession implements AsyncDisposable {
  readonly control: pg.Client;
  #record: MoveRecord | undefined;
  #onStep: OnStep = () => undefined;
  #lastBeat = 0;
  #counts: MoveCounts = {};

  private constructor(control: pg.Client) {
    this.control = control;
  }

  /** @returns undefined when someone else has the right */
  static async take(server: PostgresServer, tenantId: string): Promise<MoveSession | undefined> {
    const url = server.ownerUrl(server.control);
    const session = new MoveSession(await openConnection(url, 'taskforce move'));
    try {
      if (await lockMove(session.control, tenantId)) return session;
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
    await session[Symbol.asyncDispose]();
    return undefined;
  }

  begin(record: MoveRecord, onStep: OnStep): void {
    this.#record = record;
    this.#onStep = onStep;
  }

  get record(): MoveRecord {
    if (!this.#record) throw new Error('no move has begun');
    return this.#record;
  }

  get counts(): MoveCounts {
    return this.#counts;
  }

  count(counts: MoveCounts): void {
    this.#counts = { ...this.#counts, ...counts };
  }

  countRound(carried: number): void {
    const { changes = 0, rounds = 0 } = this.#counts;
    this.count({ changes: changes + carried, rounds: rounds + 1 });
  }

  /** Notes a step as begun, before anything of it is done. */
  async step(step: MoveStep): Promise<void> {
    await this.control.query(
      'update control.move set step = $2, counts = $3, heartbeat_at = now() where id = $1',
      [this.record.id, step, JSON.stringify(this.#counts)],
    );
    await this.#onStep(step);
  }

  /** Tells a step that is too short to be noted. */
  async pass(step: MoveStep): Promise<void> {
    await this.#onStep(step);
  }

  /** Says that the move lives. @throws AppError `conflict` when an operator wants it undone */
  async beat(): Promise<void> {
    if (performance.now() - this.#lastBeat < BEAT_MS) return;
    this.#lastBeat = performance.now();
    const { rows } = await this.control.query<{ abort: boolean }>(
      'update control.move set heartbeat_at = now(), counts = $2 where id = $1 returning abort',
      [this.record.id, JSON.stringify(this.#counts)],
    );
    if (rows[0]?.abort) throw new AppError('conflict', 'The move was aborted and undone.');
  }

  /** The current row. */
  async reread(): Promise<MoveRecord | undefined> {
    return findMove(this.control, this.record.id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A connection that is lost cannot be ended in good order.
    await this.control.end().catch(() => undefined);
  }
}

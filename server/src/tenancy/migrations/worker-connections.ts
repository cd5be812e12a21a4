import { setTimeout as delay } from 'node:timers/promises';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { MigrationError, applyStep, backoffMs } from './apply.ts';
import { migratorOf } from './engines.ts';
import type { MigratorSession } from './migrator.ts';
import { outOfReach } from './survey.ts';
import { keyOf } from './target.ts';
import type { TargetWork } from './waves.ts';

/** The workers' connections to the cells, kept from one wave to the next. */
export class WorkerConnections implements AsyncDisposable {
  readonly #server: PostgresServer;
  readonly #most: number;
  #idle: WorkerConnection[] = [];

  /** @param most how many are kept that no one works with */
  constructor(server: PostgresServer, most: number) {
    this.#server = server;
    this.#most = most;
  }

  take(cell: Cell): WorkerConnection {
    const known = this.#idle.find((one) => one.cell.id === cell.id);
    this.#idle = this.#idle.filter((one) => one !== known);
    return known ?? new WorkerConnection(this.#server, cell);
  }

  /** Takes one back, and ends the one that no one has worked with for longest when there are too many. */
  async giveBack(connection: WorkerConnection): Promise<void> {
    this.#idle.push(connection);
    if (this.#idle.length > this.#most) await this.#idle.shift()?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((one) => one[Symbol.asyncDispose]()));
  }
}

const ATTEMPTS = 4;

/** A worker's connection to a cell, opened again when it is lost. */
export class WorkerConnection implements AsyncDisposable {
  readonly cell: Cell;
  readonly #server: PostgresServer;
  #session: MigratorSession | undefined;

  constructor(server: PostgresServer, cell: Cell) {
    this.#server = server;
    this.cell = cell;
  }

  /** @throws MigrationError when a step fails, or, without a step, when the cell stays out of reach */
  async migrate(work: TargetWork): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const session = await this.#connect();
        return await this.#apply(session, work);
      } catch (error) {
        const isLost = this.#session === undefined || migratorOf(this.cell).isLost(error);
        if (error instanceof MigrationError || !isLost) throw error;
        await this[Symbol.asyncDispose]();
        if (attempt === ATTEMPTS) throw outOfReach(error);
        await delay(backoffMs(attempt));
      }
    }
  }

  async #connect(): Promise<MigratorSession> {
    return (this.#session ??= await migratorOf(this.cell).connect(this.#server, this.cell));
  }

  /** Steps that an earlier attempt finished without our hearing of it are found done, not done again. */
  async #apply(session: MigratorSession, work: TargetWork): Promise<void> {
    const { target, name: named } = work.place;
    const key = keyOf(target);
    const migrator = migratorOf(this.cell);
    for (const step of work.pending) {
      const { name, checksum } = step;
      const sql = migrator.render(this.#server, this.cell, target, step);
      await applyStep(migrator, session, { key, target: named, step: { name, checksum, sql } });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session?.[Symbol.asyncDispose]();
    this.#session = undefined;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Cell } from '../cells/cell.ts';
import type { PostgresServer } from '../server.ts';
import { MigrationError, applyStep, backoffMs } from './apply.ts';
import { migratorOf } from './engines.ts';
import type { MigratorSession } from './migrator.ts';
import { inParallel } from './parallel.ts';
import { outOfReach } from './survey.ts';
import { keyOf } from './target.ts';
import type { Wave, Work } from './waves.ts';

export interface WaveOptions {
  readonly server: PostgresServer;
  /** Connections to one cell. */
  readonly workers: number;
  /** Connections to all cells together. */
  readonly connections: number;
  readonly onMigrated: (work: Work) => void;
  readonly onFailed: (work: Work, error: MigrationError) => void;
  /** The rest of the cell's targets is left as it is. */
  readonly onUnreachable: (cell: Cell, error: MigrationError) => void;
}

/** One cell's part of a wave, shared by its workers. */
interface CellQueue {
  readonly cell: Cell;
  readonly work: Work[];
  lost: boolean;
}

/**
 * Migrates the targets of a wave: several workers on each cell, each with one connection for all it does
 * there. A target that fails does not stop the others, until there are too many.
 * @returns how many failed
 */
export async function runWave(wave: Wave, options: WaveOptions): Promise<number> {
  const queues = queuesOf(wave.work);
  let failures = 0;
  const counting: WaveOptions = {
    ...options,
    onFailed(work, error) {
      failures += 1;
      options.onFailed(work, error);
    },
  };
  // The first worker of every cell before the second of any.
  const workers = Array.from({ length: options.workers }, (_, turn) =>
    queues
      .filter(({ work }) => work.length > turn)
      .map((queue) => () => workOn(queue, counting, () => wave.isOver(failures))),
  );
  await inParallel(workers.flat(), options.connections);
  return failures;
}

function queuesOf(work: readonly Work[]): CellQueue[] {
  const queues = new Map<string, CellQueue>();
  for (const one of work) {
    const { cell } = one.place;
    const queue = queues.get(cell.id);
    if (queue) queue.work.push(one);
    else queues.set(cell.id, { cell, work: [one], lost: false });
  }
  return [...queues.values()];
}

async function workOn(
  queue: CellQueue,
  options: WaveOptions,
  isOver: () => boolean,
): Promise<void> {
  await using connection = new WorkerConnection(options.server, queue.cell);
  for (;;) {
    const work = queue.lost || isOver() ? undefined : queue.work.shift();
    if (!work) return;
    try {
      await connection.migrate(work);
      options.onMigrated(work);
    } catch (error) {
      if (!(error instanceof MigrationError)) throw error;
      if (error.step) options.onFailed(work, error);
      else if (!queue.lost) {
        queue.lost = true;
        options.onUnreachable(queue.cell, error);
      }
    }
  }
}

const ATTEMPTS = 4;

/** A worker's connection to a cell, opened anew when it is lost. */
class WorkerConnection implements AsyncDisposable {
  readonly #server: PostgresServer;
  readonly #cell: Cell;
  #session: MigratorSession | undefined;

  constructor(server: PostgresServer, cell: Cell) {
    this.#server = server;
    this.#cell = cell;
  }

  /** @throws MigrationError when a step fails, or, without a step, when the cell stays out of reach */
  async migrate(work: Work): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const session = await this.#connect();
        return await this.#apply(session, work);
      } catch (error) {
        const isLost = this.#session === undefined || migratorOf(this.#cell).isLost(error);
        if (error instanceof MigrationError || !isLost) throw error;
        await this[Symbol.asyncDispose]();
        if (attempt === ATTEMPTS) throw outOfReach(error);
        await delay(backoffMs(attempt));
      }
    }
  }

  async #connect(): Promise<MigratorSession> {
    return (this.#session ??= await migratorOf(this.#cell).connect(this.#server, this.#cell));
  }

  /** Steps that an earlier attempt finished without our hearing of it are found done, not done again. */
  async #apply(session: MigratorSession, work: Work): Promise<void> {
    const { target, name: named } = work.place;
    const key = keyOf(target);
    const migrator = migratorOf(this.#cell);
    for (const step of work.pending) {
      const { name, checksum } = step;
      const sql = migrator.render(this.#server, this.#cell, target, step);
      await applyStep(migrator, session, { key, target: named, step: { name, checksum, sql } });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session?.[Symbol.asyncDispose]();
    this.#session = undefined;
  }
}

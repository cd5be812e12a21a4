import { inParallel } from '#kernel/parallel.ts';
import type { Cell } from '../model/index.ts';
import { MigrationError } from './apply.ts';
import type { Wave, TargetWork } from './waves.ts';
import type { WorkerConnection, WorkerConnections } from './worker-connections.ts';

export interface WaveOptions {
  /** The workers' connections, which outlive the wave. */
  readonly keep: WorkerConnections;
  /** Connections to one cell. */
  readonly workers: number;
  /** Connections to all cells together. */
  readonly connections: number;
  readonly onMigrated: (work: TargetWork) => void;
  readonly onFailed: (work: TargetWork, error: MigrationError) => void;
  /** The rest of the cell's targets is left as it is. */
  readonly onUnreachable: (cell: Cell, error: MigrationError) => void;
}

/** One cell's part of a wave, shared by its workers. */
interface CellQueue {
  readonly cell: Cell;
  readonly work: TargetWork[];
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

function queuesOf(work: readonly TargetWork[]): CellQueue[] {
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
  const connection = options.keep.take(queue.cell);
  try {
    while (!queue.lost && !isOver()) {
      const work = queue.work.shift();
      if (!work) return;
      await workOff(work, connection, queue, options);
    }
  } finally {
    await options.keep.giveBack(connection);
  }
}

async function workOff(
  work: TargetWork,
  connection: WorkerConnection,
  queue: CellQueue,
  options: WaveOptions,
): Promise<void> {
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

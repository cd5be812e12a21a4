import { inParallel } from '#kernel/parallel.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { MigrationError, backoffMs } from './apply.ts';
import { migratorOf } from './engines.ts';
import type { NewFailure } from './failures.ts';
import type { DoneSteps } from './migrator.ts';
import type { TargetPlace } from './targets.ts';

/** What the cells say of themselves. */
export interface Survey {
  /** By the cell's id: the steps its targets have. */
  readonly done: ReadonlyMap<string, DoneSteps>;
  readonly unreachable: readonly NewFailure[];
}

/** Reads the ledgers of these cells, one query each, several cells at a time. */
export async function surveyCells(
  server: PostgresServer,
  cells: readonly TargetPlace[],
  { connections, prepare }: { connections: number; prepare: (cell: Cell) => Promise<void> },
): Promise<Survey> {
  const done = new Map<string, DoneSteps>();
  const unreachable: NewFailure[] = [];
  const read = async (cell: Cell): Promise<DoneSteps> => {
    await prepare(cell);
    await using session = await migratorOf(cell).connect(server, cell);
    return await session.done();
  };
  const ask = async (place: TargetPlace): Promise<void> => {
    const { cell } = place;
    try {
      done.set(cell.id, await insist(cell, () => read(cell)));
    } catch (error) {
      unreachable.push({ place, error: outOfReach(error) });
    }
  };
  await inParallel(
    cells.map((place) => () => ask(place)),
    connections,
  );
  return { done, unreachable };
}

/** How often a cell that breaks off is asked, and for how long: one that says nothing at all is not waited for. */
const [ATTEMPTS, PATIENCE_MS] = [4, 1500];

/** Asks again, a little later each time, when the connection is lost over a question. */
async function insist<T>(cell: Cell, question: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await question();
    } catch (error) {
      const isOver = attempt === ATTEMPTS || performance.now() > until;
      if (isOver || !migratorOf(cell).isLost(error)) throw error;
      await delay(backoffMs(attempt));
    }
  }
}

/** A cell that could not be asked. */
export function outOfReach(error: unknown): MigrationError {
  const { message, code } = error as { message?: string; code?: string };
  const reason = message || code || 'no answer';
  const about = { reason: `cannot be reached: ${reason}`, passing: true, cause: error };
  return new MigrationError(`the cell cannot be reached: ${reason}`, about);
}

import type { Cell } from '../cells/cell.ts';
import type { PostgresServer } from '../server.ts';
import { MigrationError } from './apply.ts';
import { migratorOf } from './engines.ts';
import type { NewFailure } from './failures.ts';
import type { DoneSteps } from './migrator.ts';
import { inParallel } from './parallel.ts';
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
  const ask = async (place: TargetPlace): Promise<void> => {
    const { cell } = place;
    try {
      await prepare(cell);
      await using session = await migratorOf(cell).connect(server, cell);
      done.set(cell.id, await session.done());
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

/** A cell that could not be asked. */
export function outOfReach(error: unknown): MigrationError {
  const { message, code } = error as { message?: string; code?: string };
  const reason = message || code || 'no answer';
  const about = { reason: `cannot be reached: ${reason}`, passing: true, cause: error };
  return new MigrationError(`the cell cannot be reached: ${reason}`, about);
}

import { AppError } from '#kernel/errors.ts';
import type { Cell } from '../model/index.ts';
import type { StepId } from '../migrations/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { assertEqual, countBoth, differing } from './compare.ts';
import { flip } from './flip.ts';
import { type MoveEndpoints, carryOver } from './rounds.ts';
import type { MoveSession } from './session.ts';
import { assertNotNewer, stepsIn } from './versions.ts';

export interface HandOver {
  readonly from: Cell;
  readonly to: Cell;
  /** What the tenant's tables had when the move began. */
  readonly steps: readonly StepId[];
}

/** Writers wait five seconds; a freeze that comes near that gives way, and is tried again. */
const PATIENCE_MS = 3000;

/**
 * What happens while nothing is written: the rest is carried over and compared, as every round before it
 * was since everything was compared, rows are counted, and the tenant goes over.
 * @returns false when it takes too long
 */
export async function handOver(
  server: PostgresServer,
  session: MoveSession,
  line: MoveEndpoints,
  { from, to, steps }: HandOver,
): Promise<boolean> {
  const began = performance.now();
  const { tenantId } = session.record;
  let different: string[] = [];
  let tables: Record<string, number> = {};
  const [[now, there], round] = await Promise.all([
    Promise.all([stepsIn(server, from, tenantId), stepsIn(server, to, tenantId)]),
    carryOver(line, async (source, target, { keys }) => {
      const sides = [
        { snapshot: source, tables: line.source.tables },
        { snapshot: target, tables: line.target.tables },
      ] as const;
      different = await differing(...sides, keys);
      tables = await countBoth(...sides);
    }),
  ]);
  session.countRound(round.changes);
  assertEqual(different);
  assertNotNewer(now, there);
  if (now.length !== steps.length)
    throw new AppError('conflict', 'The workspace was migrated meanwhile; move it again.');
  session.count({ tables });
  if (performance.now() - began > PATIENCE_MS) return false;
  await session.pass('flipping');
  await flip(session.control, session.record, to, there);
  return true;
}

import { assertEqual, differing } from './compare.ts';
import { type Line, carryOver } from './rounds.ts';
import type { MoveSession } from './session.ts';
import type { Touched } from './touched.ts';

/** A round this small and fast leaves little for the freeze. */
const QUIET = { changes: 300, ms: 200 };
/** Under a steady load rounds become no smaller from some point on, and further ones are of no use. */
const SHRINKING = 0.8;
const ROUNDS = 20;

/** Carries changes over, round after round, until little is left. */
export async function carryUntilQuiet(
  line: Line,
  session: MoveSession,
  touched?: Touched,
): Promise<void> {
  let before = Infinity;
  for (let n = 1; n <= ROUNDS; n++) {
    const round = await carryOver(line, async (_source, _target, captured) =>
      touched?.add(captured),
    );
    session.countRound(round.changes);
    await session.beat();
    if (round.changes <= QUIET.changes && round.ms <= QUIET.ms) return;
    if (round.changes > before * SHRINKING) return;
    before = round.changes;
  }
}

/**
 * Compares everything there is on both sides, as of one moment, while writes go on: what they change is
 * carried over and compared later.
 * @throws Error naming the tables that differ
 */
export async function verifyAll(line: Line, session: MoveSession): Promise<void> {
  let different: string[] = [];
  const round = await carryOver(line, async (source, target) => {
    different = await differing(
      { snapshot: source, tables: line.source.tables },
      { snapshot: target, tables: line.target.tables },
    );
  });
  session.countRound(round.changes);
  assertEqual(different);
}

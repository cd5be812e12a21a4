import { assertEqual, differing } from './compare.ts';
import { type Alongside, type MoveEndpoints, type Round, carryOver } from './rounds.ts';
import type { MoveSession } from './session.ts';
import { tooMuchWritten } from './too-busy.ts';

/** A round this small and fast leaves little for the freeze. */
const QUIET = { changes: 300, ms: 200 };
/** Under a steady load rounds become no smaller from some point on, and further ones are of no use. */
const SHRINKING = 0.8;
const ROUNDS = 20;
/** A round that lasts longer, and carries more than the one before: the target falls behind further and further. */
const HOPELESS_MS = 15_000;
/** The round in the freeze takes about as long as the last one before it; writes wait for no longer one. */
const NEAR_MS = 3000;

/** Carries changes over, round after round, until little is left, or rounds become no smaller. */
export async function carryUntilQuiet(line: MoveEndpoints, session: MoveSession): Promise<void> {
  await rounds(line, session);
}

/**
 * Compares everything there is on both sides, as of one moment, while writes go on: what they change is
 * compared by the round that carries it over.
 * @throws Error naming the tables that differ
 */
export async function verifyAll(line: MoveEndpoints, session: MoveSession): Promise<void> {
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

/**
 * Once everything has been compared: brings the target as near to the source as it gets while writes go on,
 * and keeps it compared.
 * @returns whether what is left is so little that writes can wait for it
 * @throws Error naming the tables that differ
 */
export async function comeNear(line: MoveEndpoints, session: MoveSession): Promise<boolean> {
  const last = await rounds(line, session, async (source, target, { keys }) => {
    const different = await differing(
      { snapshot: source, tables: line.source.tables },
      { snapshot: target, tables: line.target.tables },
      keys,
    );
    assertEqual(different);
  });
  return last.ms <= NEAR_MS;
}

/** @throws AppError `conflict` when the target falls behind more and more */
async function rounds(
  line: MoveEndpoints,
  session: MoveSession,
  alongside?: Alongside,
): Promise<Round> {
  let before = Infinity;
  for (let n = 1; ; n++) {
    const round = await carryOver(line, alongside);
    session.countRound(round.changes);
    await session.beat();
    if (round.changes <= QUIET.changes && round.ms <= QUIET.ms) return round;
    if (round.changes > before && round.ms > HOPELESS_MS) throw tooMuchWritten();
    if (round.changes > before * SHRINKING || n === ROUNDS) return round;
    before = round.changes;
  }
}

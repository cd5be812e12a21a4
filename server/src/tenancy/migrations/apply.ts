import { setTimeout as delay } from 'node:timers/promises';
import type { Migrator, MigratorSession, RenderedStep } from './migrator.ts';
import type { MigrationStep, StepId } from './steps.ts';

/** Why a target could not be brought up to date. */
export class MigrationError extends Error {
  /** The step it stands before; undefined when the cell could not even be asked. */
  readonly step: StepId | undefined;
  /** What went wrong, without the names of step and target. */
  readonly reason: string;
  /** Whether it is temporary: a held lock, or an unreachable server. */
  readonly passing: boolean;

  constructor(
    message: string,
    about: { step?: StepId; reason: string; passing: boolean; cause?: unknown },
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.step = about.step;
    this.reason = about.reason;
    this.passing = about.passing;
  }
}

/**
 * The steps a target does not have yet, in order.
 * @param done the steps it has, with their checksums
 * @throws MigrationError when a step that was applied has since been edited
 */
export function pendingSteps(
  steps: readonly MigrationStep[],
  done: ReadonlyMap<string, string> | undefined,
  target: string,
): readonly MigrationStep[] {
  const edited = steps.find(({ name, checksum }) => (done?.get(name) ?? checksum) !== checksum);
  if (edited) {
    throw new MigrationError(
      `migration ${edited.name} was edited after it was applied to ${target}; add a new step instead`,
      { step: edited, reason: 'was edited after it was applied', passing: false },
    );
  }
  return done ? steps.filter(({ name }) => !done.has(name)) : steps;
}

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 50;

/** Half of a wait that doubles is left to chance, so that those who met once do not meet again. */
export const backoffMs = (attempt: number): number =>
  FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random() / 2);

/**
 * Applies a step, again and again while someone else holds a lock it needs.
 * @param target its name for people
 * @throws MigrationError when it fails; what the driver threw when the server is gone
 */
export async function applyStep(
  migrator: Pick<Migrator, 'isBusy' | 'isLost'>,
  session: MigratorSession,
  { key, target, step }: { key: string; target: string; step: RenderedStep },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await session.apply(key, step);
    } catch (error) {
      if (migrator.isLost(error)) throw error;
      // What a killed process had sent may have been finished by the server meanwhile.
      if ((await session.done([key])).get(key)?.get(step.name) === step.checksum) return;
      const busy = migrator.isBusy(error);
      if (busy && attempt < ATTEMPTS) {
        await delay(backoffMs(attempt));
        continue;
      }
      const reason = error instanceof Error ? error.message : String(error);
      const message = `migration ${step.name} failed on ${target}: ${reason}`;
      throw new MigrationError(message, { step, reason, passing: busy, cause: error });
    }
  }
}

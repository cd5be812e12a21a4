import type pg from 'pg';
import { countSteps } from './ledger.ts';
import type { MigrationStep, StepId, StepSource } from './steps.ts';
import type { TargetPlace } from './targets.ts';

/** The steps there are, and which of them the control plane's ledger says each target has. */
export class KnownSteps {
  readonly #sets: ReadonlyMap<string, StepsAndCounts>;

  private constructor(sets: ReadonlyMap<string, StepsAndCounts>) {
    this.#sets = sets;
  }

  /** Asks once for each set of steps and engine that these targets need. */
  static async read(
    control: pg.ClientBase,
    source: StepSource,
    places: readonly TargetPlace[],
  ): Promise<KnownSteps> {
    const sets = new Map<string, StepsAndCounts>();
    for (const place of places) {
      if (sets.has(nameOf(place))) continue;
      const steps = await source(setOf(place), place.cell.engine);
      sets.set(nameOf(place), { steps, counts: await countSteps(control, steps) });
    }
    return new KnownSteps(sets);
  }

  /** Every step of the target's set, in order. */
  of(place: TargetPlace): readonly MigrationStep[] {
    return this.#sets.get(nameOf(place))?.steps ?? [];
  }

  /** How many of them the control plane says it has. */
  countOf(place: TargetPlace): number {
    return this.#sets.get(nameOf(place))?.counts.get(place.ledger) ?? 0;
  }

  isComplete(place: TargetPlace): boolean {
    return this.countOf(place) === this.of(place).length;
  }

  /** The steps to record once these are applied: usually the same ones. */
  unrecorded(place: TargetPlace, pending: readonly StepId[]): readonly StepId[] {
    const steps = this.of(place);
    return this.countOf(place) + pending.length === steps.length ? pending : steps;
  }
}

interface StepsAndCounts {
  readonly steps: readonly MigrationStep[];
  readonly counts: ReadonlyMap<string, number>;
}

const setOf = ({ target }: TargetPlace): 'cell' | 'tenant' =>
  target.kind === 'cell' ? 'cell' : 'tenant';

const nameOf = (place: TargetPlace): string => `${setOf(place)} ${place.cell.engine}`;

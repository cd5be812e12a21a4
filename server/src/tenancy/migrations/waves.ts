import type { MigrationStep, StepId } from './steps.ts';
import type { TargetPlace } from './targets.ts';

/** A target, and the steps it does not have yet. */
export interface TargetWork {
  readonly place: TargetPlace;
  readonly pending: readonly MigrationStep[];
  /** The steps that the control plane's ledger does not say it has; after a crash, more than are pending. */
  readonly unrecorded: readonly StepId[];
}

/** Targets that are migrated before it is decided whether to go on. */
export interface Wave {
  readonly name: string;
  readonly work: readonly TargetWork[];
  /** Whether so many failures among them are too many to go on. */
  readonly isOver: (failures: number) => boolean;
}

/** Later waves: this share of the targets each, in the order they come in. */
const SHARES: readonly (readonly [name: string, share: number])[] = [
  ['1 %', 0.01],
  ['10 %', 0.1],
  ['all', 1],
];
const FEW = 3;
const TOLERATED = 0.05;

/**
 * Parts the work into waves: the canaries, of which none may fail, then 1 %, 10 % and all of the rest,
 * spread over the cells, which are over at more than 5 % failures, but not before there are three.
 */
export function planWaves(work: readonly TargetWork[], canaries: readonly TargetWork[]): Wave[] {
  const waves: Wave[] = [{ name: 'canary', work: canaries, isOver: (failures) => failures > 0 }];
  const rest = spread(work.filter((one) => !canaries.includes(one)));
  let from = 0;
  for (const [name, share] of SHARES) {
    const part = rest.slice(from, from + Math.ceil(work.length * share));
    from += part.length;
    const tolerated = Math.max(FEW - 1, part.length * TOLERATED);
    waves.push({ name, work: part, isOver: (failures) => failures > tolerated });
  }
  return waves.filter((wave) => wave.work.length > 0);
}

/** All at once, whatever fails: what has failed before can tell nothing about others. */
export const onlyWave = (work: readonly TargetWork[]): Wave[] =>
  work.length === 0 ? [] : [{ name: 'all', work, isOver: () => false }];

/**
 * Who goes first: one tenant of each schema cell, one of all the dedicated ones; tables that all tenants
 * of a cell share only where an engine has nothing else.
 * @param named the target that an operator chose instead
 */
export function canariesOf(work: readonly TargetWork[], named: string | undefined): TargetWork[] {
  const chosen = work.filter(({ place }) => place.ledger === named);
  if (chosen.length > 0) return chosen;
  const first = new Map<string, TargetWork>();
  for (const one of work) {
    const { cell, target } = one.place;
    if (target.kind !== 'schema') continue;
    const group = cell.kind === 'dedicated' ? 'dedicated' : cell.id;
    if (!first.has(group)) first.set(group, one);
  }
  const canaries = [...first.values()];
  for (const one of work) {
    const engine = one.place.cell.engine;
    if (!canaries.some(({ place }) => place.cell.engine === engine)) canaries.push(one);
  }
  return canaries;
}

/** In turns from each cell, so that a wave tells something about each. */
function spread(work: readonly TargetWork[]): TargetWork[] {
  const turns = new Map<string, number>();
  return work
    .map((one) => {
      const turn = turns.get(one.place.cell.id) ?? 0;
      turns.set(one.place.cell.id, turn + 1);
      return { one, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ one }) => one);
}

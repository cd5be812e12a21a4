import type pg from 'pg';
import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { MigrationError, pendingSteps } from './apply.ts';
import { type MigrationFailure, type NewFailure, listFailures } from './failures.ts';
import { KnownSteps } from './known-steps.ts';
import type { DoneSteps } from './migrator.ts';
import type { StepId, StepSource } from './steps.ts';
import { surveyCells } from './survey.ts';
import { keyOf } from './target.ts';
import { type TargetPlace, listTargets } from './targets.ts';
import type { TargetWork } from './waves.ts';

export interface AssessOptions {
  readonly source: StepSource;
  /** The name of one cell, when only that is looked at. */
  readonly cell: string | undefined;
  /** Asks every cell, not only those that are behind by the control plane's ledger. */
  readonly thorough: boolean;
  /** Names in the control plane's ledger: only these, and these even when they are in quarantine. */
  readonly only: ReadonlySet<string> | undefined;
  /** Connections to all cells together. */
  readonly connections: number;
  /** Makes sure that a cell that may not be there yet can be asked. */
  readonly prepare: (cell: Cell) => Promise<void>;
}

/** The pending steps, and what blocks them. */
export interface Assessment {
  /** Cells and tenants looked at. */
  readonly total: number;
  /** How many of them lack a step, whether or not it is going to be applied. */
  readonly behind: number;
  readonly cells: readonly TargetWork[];
  readonly tables: readonly TargetWork[];
  /** Up to date, though the control plane's ledger does not say so. */
  readonly unrecorded: readonly { place: TargetPlace; steps: readonly StepId[] }[];
  /** What is wrong already: cells out of reach, steps that were edited after they were applied. */
  readonly failures: readonly NewFailure[];
}

/** Finds out which steps are missing where: by the control plane's ledger, then by the cells' own. */
export async function assess(
  server: PostgresServer,
  control: pg.ClientBase,
  options: AssessOptions,
): Promise<Assessment> {
  const { cells, tables } = await listTargets(control, options.cell);
  const all = [...cells, ...tables];
  const known = await KnownSteps.read(control, options.source, all);
  const failed = new Map((await listFailures(control)).map((one) => [one.target, one]));
  const suspect = new Set(
    all
      .filter((place) => !known.isComplete(place) || failed.has(place.ledger))
      .map(({ cell }) => cell.id),
  );
  const incomplete = new Set(cells.filter((p) => !known.isComplete(p)).map(({ cell }) => cell.id));
  const survey = await surveyCells(
    server,
    cells.filter(({ cell }) => options.thorough || suspect.has(cell.id)),
    {
      connections: options.connections,
      prepare: async (cell) => {
        // A crash may have come between the cell's entry and its database.
        if (incomplete.has(cell.id)) await options.prepare(cell);
      },
    },
  );

  const found = { behind: 0, cells: [] as TargetWork[], tables: [] as TargetWork[] };
  const unrecorded: { place: TargetPlace; steps: readonly StepId[] }[] = [];
  const failures: NewFailure[] = [...survey.unreachable];
  const outOfReach = new Set(failures.map(({ place }) => place.cell.id));
  const blocked = new Set<string>();
  for (const place of all) {
    const done = survey.done.get(place.cell.id);
    if (!done) {
      if (outOfReach.has(place.cell.id) && !known.isComplete(place)) found.behind += 1;
      continue;
    }
    const verdict = judge(place, known, done, failed.get(place.ledger), options.only);
    if (verdict.pending?.length === 0) {
      if (!known.isComplete(place) || failed.has(place.ledger))
        unrecorded.push({ place, steps: known.unrecorded(place, []) });
      continue;
    }
    found.behind += 1;
    if (verdict.error) failures.push({ place, error: verdict.error });
    const { pending } = verdict;
    const isCell = place.target.kind === 'cell';
    if (isCell && !pending) blocked.add(place.cell.id);
    const wanted = isCell || !options.only || options.only.has(place.ledger);
    if (!pending || !wanted || blocked.has(place.cell.id)) continue;
    const work = { place, pending, unrecorded: known.unrecorded(place, pending) };
    (isCell ? found.cells : found.tables).push(work);
  }
  return { total: all.length, ...found, unrecorded, failures };
}

/** @returns the steps to apply; none to leave the target alone, with what is newly wrong */
function judge(
  place: TargetPlace,
  known: KnownSteps,
  done: DoneSteps,
  failure: MigrationFailure | undefined,
  only: ReadonlySet<string> | undefined,
): { pending?: TargetWork['pending']; error?: MigrationError } {
  const isHeld = ({ name, checksum }: StepId): boolean =>
    failure?.passing === false &&
    failure.step === name &&
    failure.checksum === checksum &&
    only?.has(place.ledger) !== true;
  try {
    const pending = pendingSteps(known.of(place), done.get(keyOf(place.target)), place.name);
    return pending[0] && isHeld(pending[0]) ? {} : { pending };
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    return error.step && isHeld(error.step) ? {} : { error };
  }
}

import {
  type Assessment,
  canariesOf,
  listFailures,
  loadSteps,
  type MigrationFailure,
  planWaves,
  type StepStatus,
  stepStatus,
} from '../migrations/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { pendingInControl } from './control-plane.ts';
import { type DeployOptions, assessDeployment, canaryOf } from './deploy.ts';
import { type Holder, holderOf } from './migration-lock.ts';

export interface MigrationStatus {
  /** Steps the control plane lacks; while there are any, nothing is said of the cells. */
  readonly control: readonly string[];
  readonly steps: readonly StepStatus[];
  readonly failures: readonly MigrationFailure[];
  /** Who migrates at this moment. */
  readonly holder: Holder | undefined;
}

/** How far every step has come, by the control plane's ledger; changes nothing. */
export async function migrationStatus(
  server: PostgresServer,
  { source = loadSteps }: Pick<DeployOptions, 'source'> = {},
): Promise<MigrationStatus> {
  return asOwner(server, server.control, async (control) => {
    const pending = (await pendingInControl(control, source)).map(({ name }) => name);
    const holder = await holderOf(control);
    if (pending.length > 0) return { control: pending, steps: [], failures: [], holder };
    const steps = await stepStatus(control, source);
    return { control: [], steps, failures: await listFailures(control), holder };
  });
}

/** What a run would do. */
export interface MigrationPlan {
  /** Steps the control plane lacks; while there are any, what the cells lack is not known. */
  readonly control: readonly string[];
  readonly total: number;
  readonly behind: number;
  /** For each cell and step, in the order they are applied: the targets that lack it. */
  readonly steps: readonly { cell: string; step: string; targets: number }[];
  /** The waves the tables are migrated in, with the names of the canaries. */
  readonly waves: readonly { name: string; targets: number }[];
  readonly canaries: readonly string[];
  /** What no run gets past: cells out of reach, steps that were edited. */
  readonly problems: readonly { name: string; error: string }[];
}

/** Finds out what a run with these options would do, and changes nothing. */
export async function planDeployment(
  server: PostgresServer,
  options: DeployOptions = {},
): Promise<MigrationPlan> {
  const { source = loadSteps } = options;
  return asOwner(server, server.control, async (control) => {
    const pending = (await pendingInControl(control, source)).map(({ name }) => name);
    if (pending.length > 0) return { ...NOTHING, control: pending };
    const found = await assessDeployment(server, control, { ...options, isDryRun: true });
    const canaries = canariesOf(found.tables, await canaryOf(control, options.canary, found));
    const waves = planWaves(found.tables, canaries);
    return {
      control: [],
      total: found.total,
      behind: found.behind,
      steps: countByStep([...found.cells, ...found.tables]),
      waves: waves.map(({ name, work }) => ({ name, targets: work.length })),
      canaries: canaries.map(({ place }) => place.name),
      problems: found.failures.map(({ place, error }) => ({
        name: place.name,
        error: error.step ? `${error.step.name} ${error.reason}` : error.reason,
      })),
    };
  });
}

const NOTHING = { total: 0, behind: 0, steps: [], waves: [], canaries: [], problems: [] };

function countByStep(
  work: Assessment['tables'],
): { cell: string; step: string; targets: number }[] {
  const counts = new Map<string, { cell: string; step: string; targets: number }>();
  for (const { place, pending } of work) {
    for (const { name: step } of pending) {
      const key = `${place.cell.name} ${place.target.kind} ${step}`;
      const count = counts.get(key) ?? { cell: place.cell.name, step, targets: 0 };
      counts.set(key, { ...count, targets: count.targets + 1 });
    }
  }
  return [...counts.values()];
}

import { productVersion } from '#config/index.ts';
import type {
  MigrationFailure,
  MigrationPlan,
  MigrationReport,
  MigrationStatus,
} from '#tenancy/index.ts';
import { bold, dim, note, table } from '#platform/cli/index.ts';

/** Migrations in words for a person, line by line. */

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export function describeReport(report: MigrationReport, ms: number): string[] {
  const { control, migrated, behind, total, stopped, failures } = report;
  const applied = control.length === 0 ? 'up to date' : `applied ${control.join(', ')}`;
  return [
    `Control plane          ${applied}`,
    `Cells and workspaces   ${count(migrated, 'target')} migrated, ${behind === 0 ? 'none' : bold(String(behind))} behind, of ${total.toLocaleString('en')} ${dim(`(${(ms / 1000).toFixed(1)} s)`)}`,
    ...(stopped
      ? [
          `${bold('Stopped')}: ${stopped}. What was not tried is as it was; mend the step, then migrate again.`,
        ]
      : []),
    ...describeFailures(failures),
  ];
}

const SHOWN = 20;

/** What failed, those that wait for someone first. */
export function describeFailures(failures: readonly MigrationFailure[]): string[] {
  const part = (title: string, of: readonly MigrationFailure[]): string[] =>
    of.length === 0
      ? []
      : [
          title,
          ...of.slice(0, SHOWN).map((one) => `  ${describeFailure(one)}`),
          ...(of.length > SHOWN ? [`  and ${of.length - SHOWN} more`] : []),
        ];
  return [
    ...part(
      'In quarantine; fix the cause, then run ./taskforce migrate retry:',
      failures.filter(({ passing }) => !passing),
    ),
    ...part(
      'Retried by each run:',
      failures.filter(({ passing }) => passing),
    ),
  ];
}

function describeFailure({ name, cell, step, error, attempts, firstAt }: MigrationFailure): string {
  const where = name.endsWith(cell) ? name : `${name} (${cell})`;
  const since = `${count(attempts, 'attempt')}, first ${firstAt.slice(0, 16).replace('T', ' ')}`;
  return `${bold(where)}: ${step === null ? '' : `${step}: `}${error} ${dim(`(${since})`)}`;
}

export function describeStatus({ control, steps, failures, holder }: MigrationStatus): string[] {
  const busy = holder ? [`A migration is running: ${holder.name}, since ${holder.since}.`] : [];
  if (control.length > 0) return [...busy, `The control plane lacks ${control.join(', ')}.`];
  return [...busy, stepTable(steps), ...describeFailures(failures)];
}

/** A line for each step that is not done everywhere, and one for all the others of a cell together. */
function stepTable(steps: MigrationStatus['steps']): string {
  const rows: string[][] = [];
  for (const cell of new Set(steps.map((one) => one.cell))) {
    for (const set of ['cell', 'tenant'] as const) {
      const own = steps.filter((one) => one.cell === cell && one.set === set);
      const open = own.filter(({ behind, failed }) => behind + failed > 0);
      const done = own.filter((one) => !open.includes(one));
      const what = set === 'cell' ? 'cell' : 'workspaces';
      const last = done.at(-1);
      if (last) {
        const name = done.length === 1 ? last.step : `${done.length} steps, last ${last.step}`;
        rows.push([cell, what, name, String(last.done), '0', '0']);
      }
      for (const { step, done: has, behind, failed } of open)
        rows.push([cell, what, step, String(has), String(behind), String(failed)]);
    }
  }
  return table(['CELL', 'OF', 'STEP', 'DONE', 'BEHIND', 'FAILED'], rows);
}

export function describePlan(plan: MigrationPlan): string[] {
  if (plan.control.length > 0) {
    return [
      `The control plane lacks ${plan.control.join(', ')}.`,
      'The pending steps of the cells are known after that.',
    ];
  }
  const problems = plan.problems.map(({ name, error }) => `${bold(name)}: ${error}`);
  if (plan.steps.length === 0) {
    const left = plan.behind === 0 ? 'everything is up to date' : `${plan.behind} behind stay so`;
    return [`Nothing to do: ${left} (${count(plan.total, 'target')})`, ...problems];
  }
  return [
    table(
      ['CELL', 'STEP', 'LACKED BY'],
      plan.steps.map(({ cell, step, targets }) => [cell, step, String(targets)]),
    ),
    `Waves     ${plan.waves.map(({ name, targets }) => `${name}: ${targets}`).join(', ')}`,
    `Canaries  ${plan.canaries.join(', ')}`,
    ...problems,
  ];
}

export const sayWhoMigrates = ({ name, since }: { name: string; since: string }): void =>
  note(`Another migration is running (${name}, since ${since}); waiting for it.`);

/** Reports what is behind before other commands: they work, on the tables as they are. */
export function sayWhatIsBehind(report: MigrationReport): void {
  if (report.newer !== undefined)
    note(
      `TaskForce ${report.newer} migrated this data; this is ${productVersion()}, which can run beside it until you upgrade it too.`,
    );
  if (report.behind === 0) return;
  const what = report.behind === 1 ? 'One target is' : `${report.behind} targets are`;
  note(
    `${what} behind and used as ${report.behind === 1 ? 'it is' : 'they are'}; ./taskforce migrate status says more.`,
  );
  if (report.stopped) note(`The migration was stopped: ${report.stopped}.`);
  for (const line of describeFailures(report.failures)) note(line);
}

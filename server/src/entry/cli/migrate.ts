import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '#config/index.ts';
import { type DeployOptions, deploy, migrationStatus, planDeployment } from '#tenancy/index.ts';
import {
  describePlan,
  describeReport,
  describeStatus,
  sayWhoMigrates,
} from '../terminal/migration-words.ts';
import { withDeployment } from './session.ts';
import { print, printJson, progressBar } from '#platform/cli/index.ts';

interface MigrateFlags {
  canary?: string;
  workers?: number;
  cell?: string;
  dryRun?: boolean;
  all?: boolean;
  json?: boolean;
}

/** Bringing steps to the control plane, the cells and every tenant. */
export function migrateCommands(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('Migrate the control plane, the cells and every workspace')
    .option('--canary <slug>', 'the workspace to migrate first')
    .option('--workers <n>', 'connections per cell; default: MIGRATE_WORKERS', toWorkers)
    .option('--cell <name>', 'only this cell')
    .option('--dry-run', 'preview without changes')
    .option('--json', 'print JSON')
    .action((flags: MigrateFlags) => (flags.dryRun ? plan(flags) : run(flags, {})));

  migrate
    .command('status')
    .description('Show the progress of every step and failures; exits with 1 unless all is done')
    .option('--json', 'print JSON')
    .action(async (_own: MigrateFlags, command: Command) => {
      const { json } = command.optsWithGlobals<MigrateFlags>();
      await withDeployment(async ({ server }) => {
        const status = await migrationStatus(server);
        const isDone =
          status.control.length === 0 &&
          status.failures.length === 0 &&
          status.steps.every(({ behind, failed }) => behind + failed === 0);
        if (json) printJson({ upToDate: isDone, ...status });
        else for (const line of describeStatus(status)) print(line);
        if (!isDone) process.exitCode = 1;
      });
    });

  migrate
    .command('retry [names...]')
    .description('Retry failed migrations in quarantine')
    .option('--all', 'everything that failed')
    .option('--json', 'print JSON')
    .action(async (names: string[], _own: MigrateFlags, command: Command) => {
      const flags = command.optsWithGlobals<MigrateFlags>();
      if (flags.all !== true && names.length === 0)
        throw new Error('name the workspaces to try again, or give --all');
      await run(flags, { retry: flags.all ? 'all' : names });
    });
}

async function run(
  { canary, workers, cell, json }: MigrateFlags,
  options: Pick<DeployOptions, 'retry'>,
): Promise<void> {
  await withDeployment(async ({ server }) => {
    const started = performance.now();
    const report = await deploy(server, {
      ...options,
      canary,
      cell,
      workers: workers ?? readConfig().migrateWorkers,
      thorough: true,
      progress: progressBar('Migrating'),
      onWait: sayWhoMigrates,
    });
    const ms = Math.round(performance.now() - started);
    if (json) printJson({ ...report, ms });
    else for (const line of describeReport(report, ms)) print(line);
    if (report.behind > 0) process.exitCode = 1;
  });
}

async function plan({ canary, cell, json }: MigrateFlags): Promise<void> {
  await withDeployment(async ({ server }) => {
    const found = await planDeployment(server, { canary, cell, thorough: true });
    if (json) printJson(found);
    else for (const line of describePlan(found)) print(line);
  });
}

function toWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new InvalidArgumentError('give a whole number from 1 to 64.');
}

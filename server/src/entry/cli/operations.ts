import type { Command } from 'commander';
import { checkIsolation, deploy } from '#tenancy/index.ts';
import { reconcileFences } from '#tenancy/lifecycle/index.ts';
import { withCore, withDeployment } from './session.ts';
import { bold, print, printJson, progressBar, table } from './terminal.ts';

/** Looking after a deployment: migrate, status, doctor. */
export function operationCommands(program: Command): void {
  program
    .command('migrate')
    .description('Bring the control plane and every tenant up to date')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withDeployment(async ({ server }) => {
        const bar = progressBar('Migrating');
        const started = performance.now();
        const report = await deploy(server, { progress: bar });
        const ms = Math.round(performance.now() - started);
        if (json) return printJson({ ...report, ms });
        const control =
          report.control.length === 0 ? 'up to date' : `applied ${report.control.join(', ')}`;
        print(
          `Control plane ${control}; ${report.migrated} of ${report.total} cells and tenants were behind (${ms} ms)`,
        );
      });
    });

  program
    .command('status')
    .description('Cells, workspaces and where the data lives')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withCore(async ({ tenancy }, { dataPlace }) => {
        const cells = await tenancy.cells();
        if (json) return printJson({ data: dataPlace, cells });
        print(`Data  ${dataPlace}\n`);
        const rows = cells.map((c) => [
          c.name,
          c.kind,
          c.state,
          `${c.tenants} of ${c.capacity}`,
          String(c.ready),
          c.database,
        ]);
        print(table(['CELL', 'KIND', 'STATE', 'TENANTS', 'READY', 'DATABASE'], rows));
      });
    });

  program
    .command('doctor')
    .description('Check the walls between tenants and everything a server needs')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withDeployment(async ({ server, dataPlace }) => {
        const report = await deploy(server);
        const breaches = await checkIsolation(server);
        const away: string[] = [];
        const mended = await reconcileFences(server, ({ name }) => away.push(name));
        if (json) printJson({ data: dataPlace, migrated: report.migrated, breaches, mended, away });
        else {
          print(`Data         ${dataPlace}`);
          print(`Migrations   up to date (${report.total} cells and tenants)`);
          print(
            `Isolation    ${breaches.length === 0 ? 'every wall stands' : bold(`${breaches.length} walls are down`)}`,
          );
          for (const { where, problem } of breaches) print(`  ${where}: ${problem}`);
          print(
            `Fences       ${mended.length === 0 ? 'as every state says' : `${mended.length} mended`}`,
          );
          for (const { slug, was, is } of mended) print(`  ${slug}: was ${was}, is ${is}`);
          for (const name of away) print(`  the cell ${name} cannot be reached`);
        }
        if (breaches.length > 0) process.exitCode = 1;
      });
    });
}

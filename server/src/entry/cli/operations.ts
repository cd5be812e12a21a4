import type { Command } from 'commander';
import { type Breach, checkIsolation, deploy, findOrphans } from '#tenancy/index.ts';
import { countSetAside } from '#messaging/events/index.ts';
import { reconcileFences } from '#tenancy/lifecycle/index.ts';
import { cellTable } from './cell.ts';
import { describeFailures } from '../terminal/migration-words.ts';
import { withCore, withDeployment } from './session.ts';
import { bold, print, printJson } from '#platform/cli/index.ts';

const setAsideWords = (count: number): string =>
  `${bold(`${count} set aside`)}; ./taskforce events list says why`;

/** Looking after a deployment: status, doctor. */
export function operationCommands(program: Command): void {
  program
    .command('status')
    .description('Show cells, workspaces and where the data is stored')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withCore(async ({ tenancy }, { dataPlace }) => {
        const cells = await tenancy.cells();
        const setAside = await countSetAside(tenancy.control);
        if (json) return printJson({ data: dataPlace, cells, events: { setAside } });
        print(`Data    ${dataPlace}`);
        print(`Events  ${setAside === 0 ? 'all delivered' : setAsideWords(setAside)}\n`);
        print(cellTable(cells));
      });
    });

  program
    .command('doctor')
    .description('Check tenant isolation and everything else that a server needs')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withDeployment(async ({ server, dataPlace }) => {
        const report = await deploy(server);
        const unreachable = new Set<string>();
        const note = ({ name }: { readonly name: string }) => void unreachable.add(name);
        const beyond: Breach[] = [];
        const breaches = await checkIsolation(server, note, (found) => beyond.push(found));
        const mended = await reconcileFences(server, note);
        const orphans = await findOrphans(server);
        const away = [...unreachable];
        if (json)
          printJson({
            data: dataPlace,
            migrated: report.migrated,
            behind: report.behind,
            failures: report.failures,
            breaches,
            beyond,
            mended,
            orphans,
            away,
          });
        else {
          print(`Data         ${dataPlace}`);
          print(
            `Migrations   ${report.behind === 0 ? 'up to date' : bold(`${report.behind} behind`)} (${report.total} cells and tenants)`,
          );
          if (report.stopped) print(`  stopped: ${report.stopped}`);
          for (const line of describeFailures(report.failures)) print(`  ${line}`);
          print(
            `Isolation    ${breaches.length === 0 ? 'ok' : bold(`${breaches.length} problems`)}`,
          );
          for (const { where, problem } of breaches) print(`  ${where}: ${problem}`);
          if (beyond.length > 0) print('Logins       have more privileges than they need');
          for (const { where, problem } of beyond) print(`  ${where}: ${problem}`);
          print(
            `Fences       ${mended.length === 0 ? 'match every state' : `${mended.length} mended`}`,
          );
          for (const { slug, was, is } of mended) print(`  ${slug}: was ${was}, is ${is}`);
          if (orphans.length > 0)
            print(
              `Left behind  ${orphans.length} schemas by a crash; ./taskforce cell tidy removes them`,
            );
          for (const name of away) print(`  the cell ${name} cannot be reached`);
        }
        if (breaches.length > 0 || report.behind > 0 || away.length > 0) process.exitCode = 1;
      });
    });
}

import type { Command } from 'commander';
import { findOrphans, removeOrphans } from '#tenancy/index.ts';
import { withDeployment } from './session.ts';
import { note, print, printJson, table } from '#platform/cli/index.ts';

/** `cell tidy`: removes what crashes left in the cells. */
export function tidyCommand(cell: Command): void {
  cell
    .command('tidy')
    .description('Remove schemas that a crash left behind and nothing uses')
    .option('--dry-run', 'only list them')
    .option('--json', 'print JSON')
    .action(async ({ dryRun, json }: { dryRun?: boolean; json?: boolean }) => {
      await withDeployment(async ({ server }) => {
        const away = ({ name }: { name: string }): void => note(`The cell ${name} is unreachable.`);
        const found = await (dryRun ? findOrphans : removeOrphans)(server, away);
        if (json) return printJson({ removed: !dryRun, schemas: found });
        if (found.length === 0) return print('Nothing was left behind.');
        const rows = found.map((one) => [one.cell, one.namespace, one.builtAt.slice(0, 10)]);
        print(table(['CELL', 'SCHEMA', 'BUILT'], rows));
        if (!dryRun) print(`Removed ${found.length}.`);
      });
    });
}

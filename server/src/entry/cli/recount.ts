import type { Command } from 'commander';
import { checkCounts } from '#features/work/tasks/index.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson } from '../terminal/terminal.ts';

/** `tenant recount`: whether the counts that are kept of tasks are what counting says. */
export function recountCommand(tenant: Command): void {
  tenant
    .command('recount <tenant>')
    .description('Compare a workspace’s stored task counts with its tasks, while people work')
    .option('--mend', 'correct wrong counts')
    .option('--json', 'print JSON')
    .action(async (ref: string, { mend = false, json }: { mend?: boolean; json?: boolean }) => {
      await withCore(async ({ tenancy }) => {
        const found = await tenancy.find(ref);
        if (!found) throw missing(`workspace "${ref}"`);
        const wrong = await checkCounts(tenancy.scopeOf(found), mend);
        if (wrong > 0 && !mend) process.exitCode = 1;
        if (json) return printJson({ slug: found.slug, wrong, mended: mend ? wrong : 0 });
        if (wrong === 0) return print(`The counts of ${bold(found.slug)} are correct.`);
        print(
          mend
            ? `${wrong} counts of ${bold(found.slug)} were wrong and are right now.`
            : `${wrong} counts of ${bold(found.slug)} are wrong; --mend corrects them.`,
        );
      });
    });
}

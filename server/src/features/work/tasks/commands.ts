import {
  type CliCommand,
  JSON_FLAG,
  bold,
  command,
  flag,
  missing,
  print,
  printJson,
} from '#platform/cli/index.ts';
import type { Tenancy } from '#tenancy/index.ts';
import { checkCounts } from './actions/counts.ts';

export const taskCommands = (tenancy: Pick<Tenancy, 'find' | 'scopeOf'>): readonly CliCommand[] => [
  command({
    name: 'recount',
    summary: 'Compare a workspace’s stored task counts with its tasks, while people work',
    args: ['tenant'],
    options: { mend: flag('correct wrong counts'), json: JSON_FLAG },
    run: async ({ tenant: ref, mend, json }) => {
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
    },
  }),
];

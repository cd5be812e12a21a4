import type { Command } from 'commander';
import { DEMO, fillDemo } from '../demo/load.ts';
import { withCore } from './session.ts';
import { bold, print, progressBar } from '#platform/cli/index.ts';

export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('The demo workspace')
    .command('load')
    .description(
      'Load it: fictional people and work; never on a public server, its password is known',
    )
    .action(async () => {
      await withCore(async (core) => {
        await fillDemo(core, progressBar('Loading the demo workspace'));
        print(`Sign in as ${bold(DEMO.login)} with ${bold(DEMO.password)}`);
      });
    });
}

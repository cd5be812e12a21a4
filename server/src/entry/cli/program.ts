import { Command, CommanderError } from 'commander';
import {
  type Config,
  ConfigError,
  productVersion,
  readConfig,
  unknownSettings,
} from '#config/index.ts';
import { AppError } from '#kernel/errors.ts';
import { untilWanted } from '#platform/process/index.ts';
import { refuseIllFormedArguments } from './plain-arguments.ts';
import { plausibleOnly } from './suggestions.ts';
import { missing, note } from '#platform/cli/index.ts';

/** Exit codes: 0 done, 1 it did not work, 2 the command was not understood, 78 a setting is wrong. */
const [FAILED, MISUSED, MISCONFIGURED] = [1, 2, 78];

/** Commands that run until they are ended. */
const STAYING: readonly string[] = ['serve', 'worker'];

const program = new Command('taskforce')
  .description('TaskForce: multi-tenant project and task management')
  .version(productVersion(), '--version', 'print the version')
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(plausibleOnly(text)) })
  .configureHelp({ sortSubcommands: true })
  .hook('preAction', () => refuseIllFormedArguments(process.argv.slice(2)));

program
  .command('serve')
  .description('Start the database, the API and the page (like npm start)')
  .option('--spare', 'load the program, and start when the parent process sends a message')
  .option('--end-with-parent', 'exit when the parent process exits (used by npm start)')
  .action(async ({ spare, endWithParent }: { spare?: true; endWithParent?: true }) => {
    const { serve } = await import('../serve.ts');
    if (!spare || (await untilWanted()))
      await serve(settings(), { endsWithParent: endWithParent === true });
  });
program
  .command('worker')
  .description('Run background jobs only, without API and page; start as many as you need')
  .action(async () => (await import('../worker.ts')).work(settings()));
// Those load what a process that stays never needs.
if (!STAYING.includes(process.argv[2] ?? ''))
  await (await import('./commands.ts')).addCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** The settings of a process that stays; it says as well what was set in vain. */
function settings(): Config {
  const config = readConfig();
  for (const line of unknownSettings()) note(line);
  return config;
}

/** One line for what a person can mend; a stack only for what is our fault. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
  if (error instanceof ConfigError) {
    for (const problem of error.problems) note(problem);
    return MISCONFIGURED;
  }
  if (error instanceof AppError) {
    const { fields, missing: what } = error.details;
    for (const field of fields ?? []) note(`${field.path}: ${field.message}`);
    // An operator may see everything: what was not found does not exist.
    if (!fields) note(what === undefined ? error.message : missing(what).message);
    return FAILED;
  }
  note(error instanceof Error ? `taskforce: ${error.message}` : String(error));
  if (error instanceof TypeError || error instanceof ReferenceError) note(error.stack ?? '');
  return FAILED;
}

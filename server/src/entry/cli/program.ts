import { Command, CommanderError } from 'commander';
import { ConfigError, productVersion, readConfig } from '#config/index.ts';
import { AppError } from '#kernel/errors.ts';
import { untilWanted } from '#platform/process/index.ts';
import { cellCommands } from './cell.ts';
import { demoCommands } from './demo.ts';
import { domainCommands } from './domain.ts';
import { importCommands } from './import.ts';
import { jobCommands } from './job.ts';
import { mailCommands } from './mail.ts';
import { migrateCommands } from './migrate.ts';
import { operationCommands } from './operations.ts';
import { tenantCommands } from './tenant.ts';
import { plausibleOnly } from './suggestions.ts';
import { missing, note } from './terminal.ts';
import { userCommands } from './user.ts';
import { serve } from '../serve.ts';
import { work } from '../worker.ts';

/** Exit codes: 0 done, 1 it did not work, 2 the command was not understood, 78 a setting is wrong. */
const [FAILED, MISUSED, MISCONFIGURED] = [1, 2, 78];

const program = new Command('taskforce')
  .description('TaskForce: projects and tasks for any number of organisations')
  .version(productVersion(), '--version', 'say which version this is')
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(plausibleOnly(text)) })
  .configureHelp({ sortSubcommands: true });

program
  .command('serve')
  .description('Start everything: database, API and page (what npm start does)')
  .option('--spare', 'load everything, and start when whoever runs this sends a message')
  .action(async ({ spare }: { spare?: true }) => {
    if (!spare || (await untilWanted())) await serve(readConfig());
  });
program
  .command('worker')
  .description('Do jobs only: no API and no page; start as many as are needed')
  .action(() => work(readConfig()));
tenantCommands(program);
cellCommands(program);
domainCommands(program);
userCommands(program);
importCommands(program);
jobCommands(program);
demoCommands(program);
migrateCommands(program);
mailCommands(program);
operationCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
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

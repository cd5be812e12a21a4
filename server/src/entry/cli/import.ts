import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { invalid } from '#kernel/errors.ts';
import {
  type ImportReport,
  planGithubImport,
  runImport,
} from '#features/integrations/imports/index.ts';
import { runAs, allMembers } from '../run-as.ts';
import { withCore } from './session.ts';
import { bold, dim, missing, print, printJson, progressBar } from '#platform/cli/index.ts';

interface GithubOptions {
  tenant: string;
  project: string;
  projectName?: string;
  as?: string;
  dryRun?: boolean;
  skipPullRequests?: boolean;
  json?: boolean;
}

export function importCommands(program: Command): void {
  program
    .command('import')
    .description('Import work from other systems')
    .command('github <file>')
    .description('Import GitHub issues: JSON of its REST API, one array or one issue per line')
    .requiredOption('--tenant <tenant>', 'slug or id of the workspace')
    .requiredOption('--project <key>', 'key of the project; created if it does not exist')
    .option('--project-name <name>', 'name of a new project; default: its key')
    .option('--as <email>', 'the importing member; default: the first owner')
    .option('--skip-pull-requests', 'skip pull requests')
    .option('--dry-run', 'preview without changes')
    .option('--json', 'print JSON')
    .action(importGithub);
}

async function importGithub(file: string, options: GithubOptions): Promise<void> {
  const { skipPullRequests = false, dryRun = false } = options;
  const plan = planGithubImport(await textOf(file), { skipPullRequests });
  await withCore(async (core) => {
    const tenant = await core.tenancy.find(options.tenant);
    if (!tenant) throw missing(`workspace "${options.tenant}"`);
    const { by, scope } = await runAs(core, tenant, options.as);
    const members = (await allMembers(core, tenant)).map(({ userId: id, username, email }) => ({
      id,
      username,
      email,
    }));
    const bar = progressBar('Importing');
    const key = options.project.toUpperCase();
    const target = { project: key, createAs: options.projectName ?? key };
    const report = await runImport(scope, by, target, plan, {
      people: core.people,
      members,
      dryRun,
      onProgress: ({ written, total }) => bar(written, total),
    });
    if (options.json) return printJson(report);
    printReport(report);
  });
}

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (isUtf8(bytes)) return bytes.toString('utf8');
  } catch (error) {
    throw invalid({
      path: file,
      message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`,
    });
  }
  throw invalid({ path: file, message: 'is not UTF-8' });
}

const MOST_SHOWN = 20;

function printReport(report: ImportReport): void {
  const { project, dryRun, entries, created, skipped, peopleMatched, peopleKept, notes } = report;
  const where = `${bold(project.key)}${project.isNew ? ' (new)' : ''}`;
  print(
    `${dryRun ? 'Would import' : 'Imported'} ${bold(String(created))} of ${entries} entries into ${where}`,
  );
  if (peopleMatched.length > 0) print(`Members matched: ${peopleMatched.join(', ')}`);
  if (peopleKept.length > 0) print(`Kept as names: ${peopleKept.length} external people`);
  for (const line of notes) print(line);
  if (skipped.length === 0) return;
  print(`Skipped: ${skipped.length}`);
  for (const { entry, line, number, reason } of skipped.slice(0, MOST_SHOWN)) {
    print(`  #${number} ${dim(`(entry ${entry}, line ${line})`)}: ${reason}`);
  }
  if (skipped.length > MOST_SHOWN)
    print(`  and ${skipped.length - MOST_SHOWN} more; --json lists all`);
}

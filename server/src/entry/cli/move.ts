import { carryEventsOver } from '#messaging/events/index.ts';
import { type Command, InvalidArgumentError } from 'commander';
import { invalid } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import {
  type MoveDeps,
  type MoveOptions,
  type MoveReport,
  type MoveStep,
  abortMove,
  cleanUp,
  moveTenant,
  recoverMove,
  rollBack,
} from '#tenancy/move/index.ts';
import { withCore } from './session.ts';
import { bold, missing, note, print, printJson, progressBar } from '#platform/cli/index.ts';

interface Options {
  to?: string;
  keep: number;
  rollback?: boolean;
  resume?: boolean;
  abort?: boolean;
  cleanup?: boolean;
  json?: boolean;
}

export function moveCommands(tenant: Command): void {
  tenant
    .command('move [tenant]')
    .description('Move a workspace to another cell while people work in it')
    .option('--to <cell>', 'the name of a cell, or a kind: shared, schema or dedicated')
    .option('--keep <hours>', 'how long the source is kept for --rollback', hours, 24)
    .option('--rollback', 'return to the kept source, if nothing was written since')
    .option('--abort', 'undo the running move')
    .option(
      '--resume',
      'finish or undo a move whose process died; a running server does this itself',
    )
    .option(
      '--cleanup',
      'remove kept data: of one workspace now, or of all workspaces where its time is over',
    )
    .option('--json', 'print JSON')
    .action(async (ref: string | undefined, options: Options) => {
      assertOneOf(options);
      await withCore(async ({ tenancy }, { server }) => {
        const deps: MoveDeps = { server, tenancy, beforeDrop: carryEventsOver };
        const found = ref === undefined ? undefined : await tenancy.find(ref);
        if (ref !== undefined && !found) throw missing(`workspace "${ref}"`);
        if (options.cleanup) return clean(deps, found, options);
        if (!found) throw invalid({ path: 'tenant', message: 'is needed: which workspace?' });
        if (options.abort) return told(options, found, await abortMove(deps, found));
        if (options.resume) return told(options, found, await recoverMove(deps, found.id));
        const shown = options.json ? {} : progress();
        const report = options.rollback
          ? await rollBack(deps, found, shown)
          : await moveTenant(deps, found, { to: options.to ?? '', keepHours: options.keep }, shown);
        tell(found, report, options);
      });
    });
}

function hours(text: string): number {
  const value = Number(text);
  if (value >= 0 && value <= 24 * 365) return value;
  throw new InvalidArgumentError('It must be a number of hours, at most a year.');
}

function assertOneOf({ to, rollback, abort, resume, cleanup }: Options): void {
  const chosen = [to !== undefined, rollback, abort, resume, cleanup].filter(Boolean);
  if (chosen.length !== 1)
    throw invalid({
      path: '--to',
      message: 'give one of --to <cell>, --rollback, --abort, --resume and --cleanup',
    });
}

const WORDS: Partial<Record<MoveStep, string>> = {
  preparing: 'Preparing the target',
  capturing: 'Recording changes at the source',
  draining: 'Copying recent changes',
  verifying: 'Comparing both sides',
  frozen: 'Holding writes for a moment',
  thawed: 'Writes continue at the target',
};

function progress(): MoveOptions {
  const bar = progressBar('Copying');
  let last: MoveStep | undefined;
  return {
    onProgress: bar,
    onStep(step) {
      const words = WORDS[step];
      if (words && step !== last) note(words);
      last = step;
    },
  };
}

function tell({ slug }: TenantRecord, report: MoveReport, { json }: Options): void {
  if (json) return printJson(report);
  const { from, to, rows = 0, changes = 0, pauseMs, totalMs } = report;
  print(`${bold(slug)} moved from ${from} to ${bold(to)} in ${(totalMs / 1000).toFixed(1)} s`);
  print(`${rows} rows copied, ${changes} changes carried over, writes paused for ${pauseMs} ms`);
  print(`The data in ${from} is kept; to go back: taskforce tenant move ${slug} --rollback`);
}

function told(
  { json }: Options,
  { slug }: TenantRecord,
  outcome: 'moved' | 'undone' | undefined,
): void {
  if (json) return printJson({ slug, outcome: outcome ?? null });
  if (outcome === undefined)
    print(`Nothing to resume: ${slug} is not being moved, or its process is running`);
  else if (outcome === 'undone')
    print(`The move of ${bold(slug)} was undone; it is at its old location`);
  else print(`The move of ${bold(slug)} was completed; it is at its new location`);
}

async function clean(
  deps: MoveDeps,
  tenant: TenantRecord | undefined,
  { json }: Options,
): Promise<void> {
  const failed: string[] = [];
  const cleaned = await cleanUp(deps, tenant?.id, ({ tenantId }, error) =>
    failed.push(`${tenantId}: ${(error as Error).message}`),
  );
  if (json) printJson({ cleaned, failed });
  else {
    print(
      cleaned.length === 0
        ? 'Nothing to remove'
        : `Removed the kept data of ${cleaned.length} moves:`,
    );
    for (const { tenantId, cell } of cleaned) print(`  ${tenantId} in ${cell}`);
    for (const line of failed) note(line);
  }
  if (failed.length > 0) process.exitCode = 1;
}

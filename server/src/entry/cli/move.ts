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
import { bold, missing, note, print, printJson, progressBar } from '../terminal/terminal.ts';

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
    .option('--rollback', 'go back to the kept source, if nothing was written since')
    .option('--abort', 'undo the move that is under way')
    .option('--resume', 'end a move whose process is gone; a running server does so by itself')
    .option(
      '--cleanup',
      'remove what is kept: of one workspace at once, of all when its time is over',
    )
    .option('--json', 'answer in JSON')
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
  capturing: 'Noting changes at the source',
  draining: 'Carrying over what changed meanwhile',
  verifying: 'Comparing both sides',
  frozen: 'Holding writes back for a moment',
  thawed: 'Writing goes on at the target',
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
  print(`What is left in ${from} is kept; to go back: taskforce tenant move ${slug} --rollback`);
}

function told(
  { json }: Options,
  { slug }: TenantRecord,
  outcome: 'moved' | 'undone' | undefined,
): void {
  if (json) return printJson({ slug, outcome: outcome ?? null });
  if (outcome === undefined)
    print(`Nothing is to be ended: ${slug} is not being moved, or its mover lives`);
  else if (outcome === 'undone') print(`The move of ${bold(slug)} was undone; it is where it was`);
  else print(`The move of ${bold(slug)} was finished; it is at its new place`);
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
        : `Removed what was left of ${cleaned.length} moves:`,
    );
    for (const { tenantId, cell } of cleaned) print(`  ${tenantId} in ${cell}`);
    for (const line of failed) note(line);
  }
  if (failed.length > 0) process.exitCode = 1;
}

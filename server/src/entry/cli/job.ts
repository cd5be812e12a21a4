import { setTimeout as delay } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { createLog } from '#platform/log/index.ts';
import {
  type JobHandler,
  JobRunner,
  type JobStatus,
  type Jobs,
  jobRequest,
} from '#messaging/jobs/index.ts';
import type { Core } from '../core.ts';
import { features } from '../features.ts';
import { handlersOf } from '../work.ts';
import { withCore } from './session.ts';
import { bold, dim, missing, note, print, printJson, table } from '#platform/cli/index.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly tenant?: string;
  readonly limit?: number;
  readonly data?: object;
}

const JSON_OPTION = ['--json', 'print JSON'] as const;
const LOOK_AGAIN_MS = 200;
/** How long a command waits for another process to take a job on before it does it itself. */
const PATIENCE_MS = 1500;
const DRAIN_MS = 5000;

/** Jobs: what waits and runs, dead letters, and doing one now. */
export function jobCommands(program: Command): void {
  const job = program
    .command('job')
    .description('Background jobs: list, show, retry, discard, run, kinds');

  job
    .command('list')
    .description('List dead letters with their reason; --all adds waiting and running jobs')
    .option('--all', 'also waiting and running jobs')
    .option('--tenant <ref>', 'only those of one workspace')
    .option('--limit <n>', 'how many of each state', toLimit, 50)
    .option(...JSON_OPTION)
    .action(({ all, tenant, limit = 50, json }: Options) =>
      withCore(async (core) => {
        const id = tenant === undefined ? undefined : (await tenantCalled(core, tenant)).id;
        const dead = await core.jobs.dead(limit, id);
        const open = all ? await core.jobs.open(limit, id) : [];
        if (json) return printJson(all ? { dead, open } : dead);
        if (dead.length + open.length === 0) return print(all ? 'No jobs.' : 'No dead letters.');
        print(await listing(core, [...open, ...dead]));
      }),
    );

  job
    .command('show <id>')
    .description('Show a job in detail')
    .option(...JSON_OPTION)
    .action((id: string, { json }: Options) =>
      withCore(async (core) => {
        const found = await jobCalled(core.jobs, id);
        if (json) return printJson(found);
        for (const line of await details(core, found)) print(line);
      }),
    );

  job
    .command('retry [ids...]')
    .description('Retry dead letters, with all attempts')
    .option('--all', 'every dead letter')
    .option(...JSON_OPTION)
    .action((ids: string[], flags: Options) => settle(ids, flags, 'retry', 'tried again'));

  job
    .command('discard [ids...]')
    .description('Discard waiting jobs and dead letters')
    .option('--all', 'every dead letter')
    .option(...JSON_OPTION)
    .action((ids: string[], flags: Options) => settle(ids, flags, 'discard', 'discarded'));

  job
    .command('kinds')
    .description('List the kinds of jobs and their data')
    .option(...JSON_OPTION)
    .action(({ json }: Options) =>
      withCore(async (core) => {
        const kinds = kindsOf(core).map(({ of, job: type }) => ({ ...type, of }));
        if (json) return printJson(kinds);
        const rows = kinds.map((kind) => [kind.name, kind.of, kind.queue, kind.summary]);
        print(table(['KIND', 'OF', 'QUEUE', 'WHAT'], rows));
      }),
    );

  job
    .command('run <kind>')
    .description('Run a job and wait for its result')
    .option('--tenant <ref>', 'the workspace')
    .option('--data <json>', 'its data; see job kinds', toData, {})
    .option(...JSON_OPTION)
    .action((kind: string, flags: Options) => withCore((core) => runNow(core, kind, flags)));
}

async function settle(
  ids: readonly string[],
  { all, json }: Options,
  verb: 'retry' | 'discard',
  done: string,
): Promise<void> {
  if (!all && ids.length === 0) throw new Error('name the jobs by their ids, or give --all');
  await withCore(async ({ jobs }) => {
    const wanted = all ? (await jobs.dead(100_000)).map(({ id }) => id) : ids;
    const settled = await jobs[verb](wanted);
    if (json) return printJson({ ids: settled });
    print(`${settled.length} ${done}`);
    for (const id of wanted.filter((one) => !settled.includes(one)))
      note(`${id} is none that could be ${done}`);
    if (settled.length < wanted.length) process.exitCode = 1;
  });
}

async function runNow(
  core: Core,
  kind: string,
  { tenant: ref, data = {}, json }: Options,
): Promise<void> {
  const handlers = kindsOf(core);
  const handler = handlers.find((one) => one.job.name === kind);
  if (!handler) throw missing(`kind of job "${kind}"; job kinds lists them`);
  if ((handler.of === 'tenant') !== (ref !== undefined))
    throw new Error(
      handler.of === 'tenant'
        ? `${kind} is done for one workspace: name it with --tenant`
        : `${kind} is done for no workspace in particular: leave --tenant out`,
    );
  const tenant = ref === undefined ? null : await tenantCalled(core, ref);
  const request = jobRequest({ ...handler.job, queue: 'interactive' }, data);
  const [id = ''] = await core.jobs.send(tenant?.id ?? null, [request]);
  const ended = await outcomeOf(core, handlers, id);
  if (json) printJson(ended);
  else if (ended.state === 'succeeded')
    print(ended.result === null ? `${kind} is done` : JSON.stringify(ended.result, null, 2));
  else note(`${kind} was given up: ${ended.error ?? 'no reason is known'}`);
  if (ended.state !== 'succeeded') process.exitCode = 1;
}

/** Waits for a job's end. When no worker takes it on within a moment, this process does it. */
async function outcomeOf(
  core: Core,
  handlers: readonly JobHandler[],
  id: string,
): Promise<JobStatus> {
  let runner: JobRunner | undefined;
  let lastError: string | null = null;
  const started = performance.now();
  try {
    for (;;) {
      const job = await jobCalled(core.jobs, id);
      if (job.state === 'succeeded' || job.state === 'dead') return job;
      if (job.state === 'failed' && job.error !== lastError) {
        lastError = job.error;
        note(`attempt ${job.attempts} failed: ${job.error}; it is tried again at ${job.dueAt}`);
      }
      if (!runner && job.state === 'queued' && performance.now() - started > PATIENCE_MS) {
        runner = runnerHere(core, handlers);
        await runner.start();
      }
      await delay(LOOK_AGAIN_MS);
    }
  } finally {
    await runner?.drain(DRAIN_MS);
  }
}

const runnerHere = ({ queue, tenancy }: Core, handlers: readonly JobHandler[]): JobRunner =>
  new JobRunner({
    queue,
    handlers,
    tenants: tenancy,
    log: createLog({ level: 'error', forPeople: true }),
    slots: 1,
    queues: ['interactive'],
  });

const kindsOf = (core: Core): JobHandler[] =>
  handlersOf({ ...core, features: features(core) }).toSorted((a, b) =>
    a.job.name.localeCompare(b.job.name),
  );

async function listing(core: Core, jobs: readonly JobStatus[]): Promise<string> {
  const slugs = await slugsOf(core, jobs);
  const rows = jobs.map((one) => [
    one.id,
    one.kind,
    slugs.get(one.tenantId) ?? '',
    one.state,
    String(one.attempts),
    minute(one.finishedAt ?? one.createdAt),
    one.error ?? '',
  ]);
  return table(['ID', 'KIND', 'WORKSPACE', 'STATE', 'TRIES', 'AT (UTC)', 'WHY'], rows);
}

async function details(core: Core, job: JobStatus): Promise<string[]> {
  const slugs = await slugsOf(core, [job]);
  const line = (label: string, text: string): string => `${dim(label.padEnd(11))} ${text}`;
  return [
    `${bold(job.kind)}  ${job.id}`,
    line('state', job.state),
    line('workspace', slugs.get(job.tenantId) ?? 'none'),
    line('queue', job.queue),
    line('attempts', String(job.attempts)),
    line('created', job.createdAt),
    ...(job.finishedAt === null ? [line('due', job.dueAt)] : [line('ended', job.finishedAt)]),
    ...(job.progress ? [line('progress', `${job.progress.done} of ${job.progress.total}`)] : []),
    ...(job.error === null ? [] : [line('why', job.error)]),
    line('data', JSON.stringify(job.data)),
    ...(job.result === null ? [] : [line('result', JSON.stringify(job.result))]),
  ];
}

async function slugsOf(
  { tenancy }: Core,
  jobs: readonly JobStatus[],
): Promise<Map<string | null, string>> {
  const ids = [...new Set(jobs.flatMap(({ tenantId }) => tenantId ?? []))];
  const found = await Promise.all(ids.map(async (id) => [id, await tenancy.find(id)] as const));
  return new Map(found.map(([id, tenant]) => [id, tenant?.slug ?? id]));
}

async function jobCalled(jobs: Jobs, id: string): Promise<JobStatus> {
  const found = await jobs.find(id);
  if (!found) throw missing(`job ${id}`);
  return found;
}

async function tenantCalled({ tenancy }: Core, ref: string) {
  const found = await tenancy.find(ref);
  if (!found) throw missing(`workspace "${ref}"`);
  return found;
}

const minute = (time: string): string => time.slice(0, 16).replace('T', ' ');

function toLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return limit;
  throw new InvalidArgumentError('give a whole number from 1 to 10000.');
}

function toData(text: string): object {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  } catch {
    // falls through
  }
  throw new InvalidArgumentError('give a JSON object, such as {"day": "2026-03-29"}.');
}

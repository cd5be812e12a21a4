import type { Command } from 'commander';
import { discardAside, listAside, replayAside } from '#messaging/events/index.ts';
import type { Core } from '../core.ts';
import { withCore } from './session.ts';
import { note, print, printJson, table } from '#platform/cli/index.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
}

const JSON_OPTION = ['--json', 'print JSON'] as const;
const MOST = 100_000;

/** Events that could not be handed on: what they are, and what becomes of them. */
export function eventCommands(program: Command): void {
  const events = program
    .command('events')
    .description('Events that could not be delivered: list, replay, discard');

  events
    .command('list')
    .description('List events that were set aside, with the reason')
    .option(...JSON_OPTION)
    .action(({ json }: Options) =>
      withCore(async (core) => {
        const found = await listAside(depsOf(core), MOST);
        if (json) return printJson(found);
        if (found.length === 0) return print('No events are set aside.');
        const rows = await Promise.all(
          found.map(async ({ id, tenantId, cell, type, at, reason }) => {
            const slug = (await core.tenancy.find(tenantId))?.slug ?? tenantId;
            return [id, slug, cell, type, at, reason];
          }),
        );
        print(table(['EVENT', 'WORKSPACE', 'CELL', 'TYPE', 'HAPPENED', 'REASON'], rows));
      }),
    );

  events
    .command('replay [ids...]')
    .description('Deliver events that were set aside, after all waiting events')
    .option('--all', 'all of them')
    .option(...JSON_OPTION)
    .action((ids: string[], options: Options) =>
      settle(ids, options, 'to be delivered again', (core, wanted) =>
        replayAside(depsOf(core), wanted, (cellId) => core.notifier.request(cellId)),
      ),
    );

  events
    .command('discard [ids...]')
    .description('Discard events that were set aside, without delivering them')
    .option('--all', 'all of them')
    .option(...JSON_OPTION)
    .action((ids: string[], options: Options) =>
      settle(ids, options, 'discarded', (core, wanted) => discardAside(depsOf(core), wanted)),
    );
}

const depsOf = ({ tenancy }: Core) => ({
  server: tenancy.server,
  control: tenancy.control,
  onAway: (cell: string) => {
    note(`The cell ${cell} is unreachable: its events are not listed.`);
    process.exitCode = 1;
  },
});

async function settle(
  ids: readonly string[],
  { all, json }: Options,
  done: string,
  work: (core: Core, ids: readonly string[]) => Promise<string[]>,
): Promise<void> {
  if (!all && ids.length === 0) throw new Error('name the events by their ids, or give --all');
  await withCore(async (core) => {
    const wanted = all ? (await listAside(depsOf(core), MOST)).map(({ id }) => id) : ids;
    const settled = await work(core, wanted);
    if (json) return printJson({ ids: settled });
    print(`${settled.length} ${done}`);
    for (const id of wanted.filter((one) => !settled.includes(one)))
      note(`${id} is not an event that was set aside`);
    if (settled.length < wanted.length) process.exitCode = 1;
  });
}

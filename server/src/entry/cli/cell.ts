import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Isolation } from '#tenancy/index.ts';
import { addCell, changeCell, setOpen } from '#tenancy/cell-admin/index.ts';
import { type CellSummary, findEntry, listEntries, summarize } from '#tenancy/cells/index.ts';
import { checkCells } from './cell-check.ts';
import { withCore } from './session.ts';
import { bold, note, print, printJson, table } from '#platform/cli/index.ts';
import { tidyCommand } from './tidy.ts';

interface Json {
  json?: boolean;
}

interface Terms extends Json {
  dsn?: string;
  pooler?: string;
  replica?: string;
  capacity?: number;
  weight?: number;
}

const JSON_OPTION = ['--json', 'print JSON'] as const;
const REFERENCE = 'env:NAME, file:/path, or an address without password';

export function cellCommands(program: Command): void {
  const cell = program
    .command('cell')
    .description('Cells: the databases that hold workspaces, on this server and on others');
  reading(cell);
  changing(cell);
  tidyCommand(cell);
}

function reading(cell: Command): void {
  cell
    .command('list')
    .description('List cells with location, state and usage')
    .option(...JSON_OPTION)
    .action(({ json }: Json) =>
      withCore(async ({ tenancy }) => {
        const cells = await tenancy.cells();
        if (json) return printJson(cells);
        print(cellTable(cells));
      }),
    );

  cell
    .command('show <name>')
    .description('Show a cell')
    .option(...JSON_OPTION)
    .action((name: string, { json }: Json) =>
      withCore(async ({ tenancy }, { server }) => {
        const shown = summarize(server, await findEntry(tenancy.control, name));
        if (json) return printJson(shown);
        for (const [key, value] of Object.entries(shown)) print(`${key.padEnd(9)} ${value ?? '-'}`);
      }),
    );

  cell
    .command('check [name]')
    .description('Test every connection of all cells or one; exits with 1 if something is wrong')
    .option(...JSON_OPTION)
    .action((name: string | undefined, { json }: Json) =>
      withCore(async ({ tenancy }, { server }) => {
        const entries = name
          ? [await findEntry(tenancy.control, name)]
          : await listEntries(tenancy.control);
        const isWell = await checkCells(server, entries, json === true);
        if (!isWell) process.exitCode = 1;
      }),
    );
}

function changing(cell: Command): void {
  terms(cell.command('add <name>'))
    .description('Set up a cell on a server, check it, and open it')
    .addOption(
      new Option('--kind <kind>', 'how it stores workspaces')
        .choices(['shared', 'schema', 'dedicated'])
        .makeOptionMandatory(),
    )
    .option('--database <name>', 'its database; default: derived from the name')
    .action((name: string, options: Terms & { kind: Isolation; database?: string }) =>
      withCore(async ({ tenancy, config }, { server }) => {
        const pooler = orNone(options.pooler) ?? undefined;
        const replica = orNone(options.replica) ?? undefined;
        await addCell(
          server,
          { ...options, name, pooler, replica },
          { readySchemas: config.warmSchemas, say: note },
        );
        await tenancy.cellsChanged();
        const added = summarize(server, await findEntry(tenancy.control, name));
        if (options.json) return printJson(added);
        print(`Opened ${bold(name)} (${added.kind}, ${added.engine}) on ${added.server}`);
      }),
    );

  terms(cell.command('set <name>'))
    .description('Change a cell; running servers use it at once')
    .action((name: string, { json, pooler, replica, ...options }: Terms) =>
      withCore(async ({ tenancy }, { server }) => {
        const change = { ...options, pooler: orNone(pooler), replica: orNone(replica) };
        if (Object.values(change).every((value) => value === undefined))
          throw new Error('nothing to change: --help shows what can be');
        await changeCell(server, tenancy.control, name, change);
        await tenancy.cellsChanged();
        const changed = summarize(server, await findEntry(tenancy.control, name));
        if (json) return printJson(changed);
        print(`Changed ${bold(name)}`);
      }),
    );

  for (const isOpen of [false, true]) {
    cell
      .command(isOpen ? 'open <name>' : 'drain <name>')
      .description(
        isOpen ? 'Allow new workspaces in a drained cell again' : 'Allow no new workspaces',
      )
      .option(...JSON_OPTION)
      .action((name: string, { json }: Json) =>
        withCore(async ({ tenancy }, { server }) => {
          const tenants = await setOpen(tenancy.control, name, isOpen);
          if (json) return printJson(summarize(server, await findEntry(tenancy.control, name)));
          if (isOpen) return print(`${bold(name)} takes workspaces again`);
          const inside = tenants === 1 ? '1 workspace is' : `${tenants} workspaces are`;
          print(`${bold(name)} takes no other workspace; ${inside} in it`);
          if (tenants > 0) print('Move each with: taskforce tenant move <tenant> --to <cell>');
        }),
      );
  }
}

/** What can be said of a cell when it is added and later. */
const terms = (command: Command): Command =>
  command
    .option('--dsn <reference>', `the owner’s connection to its server: ${REFERENCE}`)
    .option('--pooler <reference>', `a PgBouncer that requests go through: ${REFERENCE}; or none`)
    .option('--replica <reference>', `a read replica: ${REFERENCE}; or none`)
    .option('--capacity <n>', 'how many workspaces it can hold', whole)
    .option('--weight <n>', 'its share of new workspaces relative to others; default 100', whole)
    .option(...JSON_OPTION);

function whole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Enter a whole number.');
}

const orNone = (reference: string | undefined) => (reference === 'none' ? null : reference);

/** The cells as rows; the last column says what else there is of each. */
export function cellTable(cells: readonly CellSummary[]): string {
  const rows = cells.map((c) => [
    c.name,
    c.kind,
    c.engine,
    c.server,
    c.state,
    String(c.weight),
    `${c.tenants} of ${c.capacity}`,
    String(c.ready),
    [c.database, c.pooler && `pooler ${c.pooler}`, c.replica && `replica ${c.replica}`]
      .filter(Boolean)
      .join(', '),
  ]);
  const headings = ['CELL', 'KIND', 'ENGINE', 'SERVER', 'STATE', 'WEIGHT', 'TENANTS', 'READY'];
  return table([...headings, 'DATABASE'], rows);
}

import { type PostgresServer } from '#tenancy/index.ts';
import { type CellHealth, behindIn, checkHealth } from '#tenancy/cell-admin/index.ts';
import { type CellEntry, type CellSummary, summarize } from '#tenancy/cells/index.ts';
import { bold, print, printJson, table } from '#platform/cli/index.ts';

interface Checked extends CellSummary, CellHealth {
  /** How many of its parts lack a migration step. */
  readonly behind: number;
}

/** Checks cells one after the other and prints what was found. @returns whether all is well */
export async function checkCells(
  server: PostgresServer,
  entries: readonly CellEntry[],
  isJson: boolean,
): Promise<boolean> {
  const checked: Checked[] = [];
  for (const entry of entries) checked.push(await checkOne(server, entry));
  if (isJson) printJson(checked);
  else show(checked);
  return checked.every(({ problems }) => problems.length === 0);
}

async function checkOne(server: PostgresServer, entry: CellEntry): Promise<Checked> {
  const summary = summarize(server, entry);
  if (entry.state === 'building') {
    const problems = ['it is not completely set up; continue with taskforce cell add'];
    const unknown = { version: null, latencyMs: null, replicaLagSeconds: null };
    return { ...summary, ...unknown, behind: 0, problems };
  }
  const health = await checkHealth(server, entry);
  const behind = await behindIn(server, entry);
  const lack = behind === 0 ? [] : [`${behind} of its parts lack a migration step`];
  return { ...summary, ...health, behind, problems: [...health.problems, ...lack] };
}

function show(checked: readonly Checked[]): void {
  const rows = checked.map((cell) => [
    cell.name,
    cell.server,
    cell.version ?? '-',
    cell.state,
    `${cell.tenants} of ${cell.capacity}`,
    cell.latencyMs === null ? '-' : `${cell.latencyMs} ms`,
    cell.replicaLagSeconds === null ? '-' : `${cell.replicaLagSeconds.toFixed(1)} s`,
    cell.problems.length === 0 ? 'well' : bold(String(cell.problems.length)),
  ]);
  const headings = ['CELL', 'SERVER', 'VERSION', 'STATE', 'TENANTS', 'LATENCY', 'LAG', 'TROUBLE'];
  print(table(headings, rows));
  for (const { name, problems } of checked)
    for (const problem of problems) print(`  ${name}: ${problem}`);
}

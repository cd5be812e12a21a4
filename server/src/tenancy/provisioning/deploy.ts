import { CELL_COLUMNS, type Cell } from '../cells/cell.ts';
import { recordSteps, targetsWithAll } from '../migrations/ledger.ts';
import { loadSteps } from '../migrations/steps.ts';
import type { PostgresServer } from '../server.ts';
import { buildCell, buildSharedTables, buildTenantSchema } from './build.ts';
import { ensureCell } from './cells.ts';
import { engineOf } from './engine.ts';
import { migrateControl } from './control-plane.ts';
import { asOwner, ensureDatabase, ensureLogins } from './owner.ts';

/** Hears how far a long run has come. */
export type Progress = (done: number, total: number, what: string) => void;

export interface MigrationReport {
  /** Steps applied to the control plane. */
  readonly control: readonly string[];
  /** Cells and tenants that were behind and are up to date now. */
  readonly migrated: number;
  /** Cells and tenants looked at. */
  readonly total: number;
}

/** How many tenants are migrated at a time. */
const WORKERS = 4;

/**
 * Brings a deployment up to date: databases, logins, the control plane, the first two cells, then
 * every cell and tenant that is behind. Safe to repeat and to interrupt; one process at a time.
 */
export async function deploy(
  server: PostgresServer,
  progress: Progress = () => undefined,
): Promise<MigrationReport> {
  if (server.control !== server.maintenance)
    await ensureDatabase(server, server.control, server.maintenance);
  await ensureLogins(server);
  return asOwner(server, server.control, async (control) => {
    await control.query(
      `select pg_advisory_lock(hashtext('taskforce migrate ' || current_database()))`,
    );
    const applied = await migrateControl(server, control);
    await ensureFirstCells(server, control);
    return { control: applied, ...(await migrateTargets(server, control, progress)) };
  });
}

type Client = Parameters<Parameters<typeof asOwner>[2]>[0];

/** There is always a cell for each kind of tenant that shares one. */
async function ensureFirstCells(server: PostgresServer, control: Client): Promise<void> {
  const { rows } = await control.query<{ kind: string }>(`select distinct kind from control.cell where state <> 'building'`);
  for (const kind of ['shared', 'schema'] as const) {
    if (rows.some((row) => row.kind === kind)) continue;
    const database = `${server.control}_${kind}_1`;
    await ensureCell(server, control, { name: `${kind}-1`, kind, database });
  }
}

interface Target {
  readonly ledger: string;
  readonly run: () => ReturnType<typeof buildCell>;
}

/** @throws Error naming every target that could not be migrated, after all others have been */
async function migrateTargets(
  server: PostgresServer,
  control: Client,
  progress: Progress,
): Promise<Omit<MigrationReport, 'control'>> {
  const cells = await cellTargets(server, control);
  const tenants = await tenantTargets(server, control);
  const doneCells = await targetsWithAll(control, await loadSteps('cell'));
  const doneTenants = await targetsWithAll(control, await loadSteps('tenant'));
  // What every tenant of a cell needs comes before the tenants.
  const waves = [
    cells.filter((t) => !doneCells.has(t.ledger)),
    tenants.filter((t) => !doneTenants.has(t.ledger)),
  ];
  const behind = waves.flat().length;
  let done = 0;
  for (const wave of waves) {
    const failures = await inParallel(wave, async ({ ledger, run }, inTurn) => {
      const steps = await run();
      await inTurn(() => recordSteps(control, ledger, steps));
      progress((done += 1), behind, ledger);
    });
    if (failures.length > 0) throw new Error(listOf(failures));
  }
  return { migrated: behind, total: cells.length + tenants.length };
}

/**
 * Works through the targets, several at a time; one that fails does not stop the others.
 * @param work its `inTurn` runs what uses the one connection to the control plane, one after the other
 * @returns what failed
 */
async function inParallel(
  targets: readonly Target[],
  work: (target: Target, inTurn: (use: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<string[]> {
  const failures: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (use: () => Promise<void>): Promise<void> => {
    const turn = last.then(use);
    last = turn.catch(() => undefined);
    return turn;
  };
  const queue = targets.values();
  const worker = async (): Promise<void> => {
    for (const target of queue) {
      await work(target, inTurn).catch((error: Error) => {
        failures.push(
          error.message.includes('migration ')
            ? error.message
            : `${target.ledger}: ${error.message}`,
        );
      });
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return failures;
}

const LISTED = 10;

const listOf = (failures: readonly string[]): string =>
  failures.length === 1
    ? (failures[0] as string)
    : [
        `${failures.length} targets could not be migrated:`,
        ...failures.slice(0, LISTED),
        ...(failures.length > LISTED ? ['…'] : []),
      ].join('\n  ');

async function cellTargets(server: PostgresServer, control: Client): Promise<Target[]> {
  const { rows } = await control.query<Cell>(`select ${CELL_COLUMNS} from control.cell where state <> 'building'`);
  return rows.map((cell) => ({
    ledger: `cell:${cell.id}`,
    run: async () => {
      // A crash may have come between the cell's entry and its database.
      await engineOf(cell).prepare(server, cell);
      return buildCell(server, cell);
    },
  }));
}

/** The shared tables of each shared cell, and the schema of each tenant and of each ready schema elsewhere. */
async function tenantTargets(server: PostgresServer, control: Client): Promise<Target[]> {
  const { rows: shared } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell where kind = 'shared' and state <> 'building'`,
  );
  const { rows: schemas } = await control.query<Cell & { tenantId: string }>(
    `with cell as (select ${CELL_COLUMNS} from control.cell)
     select p.tenant_id as "tenantId", c.* from control.placement p join cell c on c.id = p.cell_id where c.kind <> 'shared'
     union all
     select r.tenant_id, c.* from control.ready_schema r join cell c on c.id = r.cell_id`,
  );
  return [
    ...shared.map((cell) => ({
      ledger: `shared:${cell.id}`,
      run: () => buildSharedTables(server, cell),
    })),
    ...schemas.map((cell) => ({
      ledger: `tenant:${cell.tenantId}`,
      run: () => buildTenantSchema(server, cell, cell.tenantId),
    })),
  ];
}

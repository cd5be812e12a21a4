import { applySteps } from '../migrations/apply.ts';
import { recordSteps, targetsWithAll } from '../migrations/ledger.ts';
import { fill } from '../migrations/render.ts';
import { loadSteps } from '../migrations/steps.ts';
import type { PostgresServer } from '../server.ts';
import { buildCell, buildSharedTables, buildTenantSchema } from './build.ts';
import { ensureCell } from './cells.ts';
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
    const values: Record<string, string> = { control_role: server.controlRole };
    const steps = (await loadSteps('control')).map((step) => ({
      ...step,
      sql: fill(step.template, (name) => values[name]),
    }));
    const applied = await applySteps(control, 'control.migration', 'control', steps);
    const { rows: cells } = await control.query('select 1 from control.cell limit 1');
    if (cells.length === 0) {
      await ensureCell(server, control, {
        name: 'shared-1',
        kind: 'shared',
        database: `${server.control}_shared_1`,
      });
      await ensureCell(server, control, {
        name: 'schema-1',
        kind: 'schema',
        database: `${server.control}_schema_1`,
      });
    }
    return { control: applied, ...(await migrateTargets(server, control, progress)) };
  });
}

interface Target {
  readonly ledger: string;
  readonly run: () => ReturnType<typeof buildCell>;
}

type Client = Parameters<Parameters<typeof asOwner>[2]>[0];

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
    const queue = wave.values();
    const work = async (): Promise<void> => {
      for (const target of queue) {
        await recordSteps(control, target.ledger, await target.run());
        progress((done += 1), behind, target.ledger);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
  }
  return { migrated: behind, total: cells.length + tenants.length };
}

async function cellTargets(server: PostgresServer, control: Client): Promise<Target[]> {
  const { rows } = await control.query<{ id: string; database: string }>(
    'select id, database from control.cell',
  );
  return rows.map(({ id, database }) => ({
    ledger: `cell:${id}`,
    run: () => buildCell(server, id, database),
  }));
}

/** The shared tables of each shared cell, and the schema of each tenant and of each ready schema elsewhere. */
async function tenantTargets(server: PostgresServer, control: Client): Promise<Target[]> {
  const { rows: shared } = await control.query<{ id: string; database: string }>(
    `select id, database from control.cell where kind = 'shared'`,
  );
  const { rows: schemas } = await control.query<{ tenant_id: string; database: string }>(
    `select p.tenant_id, c.database from control.placement p join control.cell c on c.id = p.cell_id where c.kind <> 'shared'
     union all
     select r.tenant_id, c.database from control.ready_schema r join control.cell c on c.id = r.cell_id`,
  );
  return [
    ...shared.map(({ id, database }) => ({
      ledger: `shared:${id}`,
      run: () => buildSharedTables(server, database),
    })),
    ...schemas.map(({ tenant_id: id, database }) => ({
      ledger: `tenant:${id}`,
      run: () => buildTenantSchema(server, database, id),
    })),
  ];
}

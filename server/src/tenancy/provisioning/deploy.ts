import type pg from 'pg';
import { AppError, notFound } from '#kernel/errors.ts';
import {
  assess,
  type Assessment,
  listFailures,
  loadSteps,
  type Migrated,
  migrateTargets,
  type MigrationFailure,
  type MigrationProgress,
  type StepSource,
} from '../migrations/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { ensureCell } from './cells.ts';
import { migrateControl } from './control-plane.ts';
import { newerVersion, recordVersion } from './data-version.ts';
import { engineOf } from './engine.ts';
import { ensureDatabase, ensureLogins } from './logins.ts';
import { type Holder, takeMigrationLock } from './migration-lock.ts';

export type { MigrationProgress };

export interface DeployOptions {
  readonly progress?: MigrationProgress | undefined;
  /** Called with the process that is already migrating, before waiting for it. */
  readonly onWait?: ((holder: Holder) => void) | undefined;
  /** Connections to one cell, 4 when left out; four times as many to all together. */
  readonly workers?: number | undefined;
  /** The name of the one cell to migrate. */
  readonly cell?: string | undefined;
  /** The workspace that goes first, by its slug. */
  readonly canary?: string | undefined;
  /** Only what failed before, and that even when it is in quarantine: by name, or all of it. */
  readonly retry?: readonly string[] | 'all' | undefined;
  /** Asks every cell what it has, instead of believing the control plane about those that seem up to date. */
  readonly thorough?: boolean | undefined;
  /** Where the steps come from; the product's own when left out. */
  readonly source?: StepSource | undefined;
}

export interface MigrationReport extends Migrated {
  /** Steps applied to the control plane. */
  readonly control: readonly string[];
  /** Cells and tenants looked at. */
  readonly total: number;
  /** Those of them that still lack a step. */
  readonly behind: number;
  /** What could not be brought up to date, in this run or an earlier one. */
  readonly failures: readonly MigrationFailure[];
  /** The version that migrated the data last, when that is newer than this one. */
  readonly newer: string | undefined;
}

const WORKERS = 4;
/** How many cells' workers there may be at once: the server of each counts its connections. */
const CELLS_AT_ONCE = 4;

/**
 * Brings a deployment up to date: databases, logins, the control plane, the first two cells, then every
 * cell and tenant that is behind. What fails among the last is reported, stays as it was, and keeps
 * nothing else from going on. Safe to repeat and to interrupt anywhere; one process at a time.
 * @throws Error when the control plane or the first cells cannot be brought up to date, or the data is a newer
 * version's that this one cannot use
 */
export async function deploy(
  server: PostgresServer,
  options: DeployOptions = {},
): Promise<MigrationReport> {
  const { source = loadSteps, progress = () => undefined, onWait = () => undefined } = options;
  if (server.control !== server.maintenance)
    await ensureDatabase(server, server.control, server.maintenance);
  await ensureLogins(server);
  return asOwner(server, server.control, async (control) => {
    await takeMigrationLock(control, onWait);
    const newer = await newerVersion(control);
    const applied = await migrateControl(server, control, source);
    await ensureFirstCells(server, control, source);
    const found = await assessDeployment(server, control, options);
    const canary = await canaryOf(control, options.canary, found);
    const { workers = WORKERS, retry } = options;
    const { migrated, stopped } = await migrateTargets(server, control, found, {
      workers,
      connections: workers * CELLS_AT_ONCE,
      canary,
      isRetry: retry !== undefined,
      progress,
    });
    const { total, behind } = found;
    const failures = await listFailures(control);
    await recordVersion(control);
    const left = behind - migrated;
    return { control: applied, total, migrated, behind: left, stopped, failures, newer };
  });
}

/** What there is to do, without doing any of it, as far as it follows from the options. */
export async function assessDeployment(
  server: PostgresServer,
  control: pg.Client,
  options: DeployOptions & { readonly isDryRun?: boolean },
): Promise<Assessment> {
  const { source = loadSteps, workers = WORKERS, cell, retry, thorough = false } = options;
  if (cell !== undefined) await assertCell(control, cell);
  return assess(server, control, {
    source,
    cell,
    thorough,
    only: retry && (await retriedOf(control, retry)),
    connections: workers * CELLS_AT_ONCE,
    prepare: async (one) => {
      if (!options.isDryRun) await engineOf(one).prepare(server, one);
    },
  });
}

/** There is always a cell for each kind of tenant that shares one. */
async function ensureFirstCells(
  server: PostgresServer,
  control: pg.Client,
  source: StepSource,
): Promise<void> {
  const { rows } = await control.query<{ kind: string }>(
    `select distinct kind from control.cell where state <> 'building'`,
  );
  for (const kind of ['shared', 'schema'] as const) {
    if (rows.some((row) => row.kind === kind)) continue;
    const database = `${server.control}_${kind}_1`;
    await ensureCell(server, control, { name: `${kind}-1`, kind, database }, source);
  }
}

async function assertCell(control: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await control.query('select 1 from control.cell where name = $1', [name]);
  if (!rowCount) throw notFound(`cell "${name}"`);
}

/**
 * @returns the canary's target, by its name in the control plane's ledger
 * @throws AppError `not_found`, or `conflict` when others have something to do and it has not
 */
export async function canaryOf(
  control: pg.ClientBase,
  slug: string | undefined,
  { tables }: Pick<Assessment, 'tables'>,
): Promise<string | undefined> {
  if (slug === undefined) return undefined;
  const { rows } = await control.query<{ target: string }>(
    `select case c.kind when 'shared' then 'shared:' || c.id else 'tenant:' || t.id end as target
       from control.tenant t
       join control.placement p on p.tenant_id = t.id
       join control.cell c on c.id = p.cell_id
      where t.slug = $1`,
    [slug],
  );
  if (!rows[0]) throw notFound(`workspace "${slug}"`);
  const { target } = rows[0];
  if (tables.length > 0 && !tables.some(({ place }) => place.ledger === target))
    throw new AppError(
      'conflict',
      `"${slug}" cannot be the canary: it is up to date or in quarantine (taskforce migrate status).`,
    );
  return target;
}

async function retriedOf(
  control: pg.ClientBase,
  retry: readonly string[] | 'all',
): Promise<ReadonlySet<string>> {
  const failures = await listFailures(control);
  if (retry === 'all') return new Set(failures.map(({ target }) => target));
  return new Set(
    retry.map((name) => {
      const found = failures.find((one) => one.name === name || one.target === name);
      if (found) return found.target;
      throw new Error(`"${name}" is not among what failed; taskforce migrate status lists it`);
    }),
  );
}

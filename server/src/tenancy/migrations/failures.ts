import type pg from 'pg';
import type { MigrationError } from './apply.ts';
import type { TargetPlace } from './targets.ts';

/** A target that could not be brought up to date. */
export interface MigrationFailure {
  /** Its name in the control plane's ledger. */
  readonly target: string;
  /** Its name for people: the workspace's slug where it has one. */
  readonly name: string;
  readonly cell: string;
  /** The step it stands before; null when its cell could not be reached. */
  readonly step: string | null;
  readonly checksum: string | null;
  readonly error: string;
  /** Each run tries again; otherwise it is in quarantine. */
  readonly passing: boolean;
  readonly attempts: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface NewFailure {
  readonly place: TargetPlace;
  readonly error: MigrationError;
}

/** Adds failures, or counts one more for those that stand there already. */
export async function recordFailures(
  control: pg.ClientBase,
  failures: readonly NewFailure[],
): Promise<void> {
  if (failures.length === 0) return;
  const rows = failures.map(({ place, error }) => ({
    target: place.ledger,
    cell_id: place.cell.id,
    tenant_id: place.target.kind === 'schema' ? place.target.tenantId : null,
    step: error.step?.name ?? null,
    checksum: error.step?.checksum ?? null,
    error: error.reason,
    passing: error.passing,
  }));
  await control.query(
    `insert into control.migration_failure as f (target, cell_id, tenant_id, step, checksum, error, passing)
     select target, cell_id, tenant_id, step, checksum, error, passing
       from json_to_recordset($1) as r (target text, cell_id uuid, tenant_id uuid, step text, checksum text, error text, passing boolean)
     on conflict (target) do update
        set cell_id = excluded.cell_id, tenant_id = excluded.tenant_id, step = excluded.step,
            checksum = excluded.checksum, error = excluded.error, passing = excluded.passing,
            attempts = f.attempts + 1, last_at = now()`,
    [JSON.stringify(rows)],
  );
}

/** Takes targets that are up to date off the list, and those that are no longer anywhere. */
export async function clearFailures(
  control: pg.ClientBase,
  targets: readonly string[],
): Promise<void> {
  await control.query(
    `delete from control.migration_failure f
      where f.target = any ($1)
         or (f.tenant_id is not null
             and not exists (select 1 from control.placement p where p.tenant_id = f.tenant_id and p.cell_id = f.cell_id)
             and not exists (select 1 from control.ready_schema r where r.tenant_id = f.tenant_id))`,
    [targets],
  );
}

/** Everything that could not be brought up to date, by cell and name. */
export async function listFailures(control: pg.ClientBase): Promise<MigrationFailure[]> {
  const { rows } = await control.query<MigrationFailure>(
    `select f.target, c.name as cell, f.step, f.checksum, f.error, f.passing, f.attempts,
            f.first_at as "firstAt", f.last_at as "lastAt",
            case when f.target like 'cell:%' then 'cell ' || c.name
                 when f.target like 'shared:%' then 'shared tables of ' || c.name
                 else coalesce(t.slug, 'ready schema ' || r.namespace, f.target) end as name
       from control.migration_failure f
       join control.cell c on c.id = f.cell_id
       left join control.tenant t on t.id = f.tenant_id
       left join control.ready_schema r on r.tenant_id = f.tenant_id
      order by c.name, name`,
  );
  return rows;
}

import type pg from 'pg';
import type { StepId } from './steps.ts';

/** The control plane's ledger: one row per (target, step, checksum), for every cell and tenant. */

/** Notes that a target has these steps. */
export async function recordSteps(
  control: pg.ClientBase,
  target: string,
  steps: readonly StepId[],
): Promise<void> {
  await control.query(
    `insert into control.migration (target, step, checksum)
     select $1, s.step, s.checksum from unnest($2::text[], $3::text[]) as s (step, checksum)
     on conflict (target, step) do update set checksum = excluded.checksum`,
    [target, steps.map((s) => s.name), steps.map((s) => s.checksum)],
  );
}

/** The targets that have every one of these steps; one query however many tenants there are. */
export async function targetsWithAll(
  control: pg.ClientBase,
  steps: readonly StepId[],
): Promise<Set<string>> {
  const { rows } = await control.query<{ target: string }>(
    `select m.target
       from control.migration m
       join unnest($1::text[], $2::text[]) as s (step, checksum) using (step, checksum)
      group by m.target having count(*) = $3`,
    [steps.map((s) => s.name), steps.map((s) => s.checksum), steps.length],
  );
  return new Set(rows.map((row) => row.target));
}

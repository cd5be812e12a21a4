import type pg from 'pg';
import type { StepId } from './steps.ts';

/**
 * The control plane's ledger: one row per (target, step, checksum), for every cell and tenant. It mirrors
 * the ledgers of the cells; where they differ after a crash, the cell's is right.
 */

/** A step that a target has now. */
export interface LedgerEntry {
  readonly target: string;
  readonly step: StepId;
}

/** Notes that a target has these steps. */
export const recordSteps = (
  control: pg.ClientBase,
  target: string,
  steps: readonly StepId[],
): Promise<void> =>
  recordEntries(
    control,
    steps.map((step) => ({ target, step })),
  );

/** Notes any number of steps in one message. */
export async function recordEntries(
  control: pg.ClientBase,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await control.query(
    `insert into control.migration (target, step, checksum)
     select e.target, e.step, e.checksum from unnest($1::text[], $2::text[], $3::text[]) as e (target, step, checksum)
     on conflict (target, step) do update set checksum = excluded.checksum, applied_at = now()
      where control.migration.checksum <> excluded.checksum`,
    [
      entries.map(({ target }) => target),
      entries.map(({ step }) => step.name),
      entries.map(({ step }) => step.checksum),
    ],
  );
}

/** How many of these steps each target has, by its name; one query however many tenants there are. */
export async function countSteps(
  control: pg.ClientBase,
  steps: readonly StepId[],
): Promise<Map<string, number>> {
  const { rows } = await control.query<[string, number]>({
    text: `select m.target, count(*)::int
       from control.migration m
       join unnest($1::text[], $2::text[]) as s (step, checksum) using (step, checksum)
      group by m.target`,
    values: [steps.map((s) => s.name), steps.map((s) => s.checksum)],
    rowMode: 'array',
  });
  return new Map(rows);
}

import type pg from 'pg';
import type { Engine } from '../model/index.ts';
import type { StepSource } from './steps.ts';

/** How far one step has come in one cell, by the control plane's ledger. */
export interface StepStatus {
  readonly cell: string;
  /** Steps of the cell itself, or of its tenants' tables. */
  readonly set: 'cell' | 'tenant';
  readonly step: string;
  /** Of the targets: the cell, its shared tables, or the schema of each tenant and each ready one. */
  readonly done: number;
  readonly behind: number;
  /** Those that failed at this step; not counted in `behind`. */
  readonly failed: number;
}

const SETS = ['cell', 'tenant'] as const;
const ENGINES: readonly Engine[] = ['postgres', 'mysql'];

/** Every step of every cell, in the order they are applied; one query however many tenants there are. */
export async function stepStatus(
  control: pg.ClientBase,
  source: StepSource,
): Promise<StepStatus[]> {
  const steps = [];
  for (const set of SETS)
    for (const engine of ENGINES)
      for (const { name, checksum } of await source(set, engine))
        steps.push({ set, engine, name, checksum });
  const { rows } = await control.query<StepStatus>(
    `with place (cell_id, set, target) as (
            select id, 'cell', 'cell:' || id from control.cell where state <> 'building'
            union all
            select id, 'tenant', 'shared:' || id from control.cell where kind = 'shared' and state <> 'building'
            union all
            select p.cell_id, 'tenant', 'tenant:' || p.tenant_id
              from control.placement p join control.cell c on c.id = p.cell_id where c.kind <> 'shared'
            union all
            select cell_id, 'tenant', 'tenant:' || tenant_id from control.ready_schema),
          step as (select * from json_to_recordset($1) as s (set text, engine text, name text, checksum text))
     select c.name as cell, p.set, s.name as step,
            count(m.target)::int as done,
            count(*) filter (where m.target is null and f.target is null)::int as behind,
            count(*) filter (where m.target is null and f.target is not null)::int as failed
       from place p
       join control.cell c on c.id = p.cell_id
       join step s on s.set = p.set and s.engine = c.engine
       left join control.migration m on m.target = p.target and m.step = s.name and m.checksum = s.checksum
       left join control.migration_failure f on f.target = p.target and f.step = s.name
      group by c.name, p.set, s.name
      order by c.name, p.set, s.name`,
    [JSON.stringify(steps)],
  );
  return rows;
}

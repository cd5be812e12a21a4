import { type Kysely, sql } from 'kysely';
import type { TenancyTables } from '#tenancy/model/index.ts';

type Control = Kysely<TenancyTables>;

/** Stores how many events of a cell are set aside, for `status` and health. */
export async function noteAlarm(control: Control, cellId: string, events: number): Promise<void> {
  if (events === 0)
    await sql`delete from control.cell_alarm where cell_id = ${cellId}`.execute(control);
  else
    await sql`
      insert into control.cell_alarm (cell_id, events)
      select id, ${events} from control.cell where id = ${cellId}
      on conflict (cell_id) do update set events = excluded.events`.execute(control);
}

/** How many events are set aside in all cells; a database that cannot be reached now counts as it was. */
export async function countSetAside(control: Control): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(events), 0)::int as n from control.cell_alarm`.execute(control);
  return rows[0]?.n ?? 0;
}

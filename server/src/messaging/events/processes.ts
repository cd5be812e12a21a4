import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { TenancyTables } from '#tenancy/model/index.ts';

/**
 * Which processes may have something to announce. Each writes down its session on the line between
 * processes, on that very session, and removes its row when it has sent everything. A row whose session is
 * gone is that of a process that died, or lost its line and will be back with another.
 */
export class ProcessEntry {
  readonly #id = randomUUID();

  /** Run on the line whenever it opens. A machine that is gone is noticed after a quarter of a minute. */
  readonly opening = `
    set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3;
    insert into control.process (id, pid, backend_start)
    select '${this.#id}', pid, backend_start from pg_catalog.pg_stat_activity where pid = pg_catalog.pg_backend_pid()
    on conflict (id) do update set pid = excluded.pid, backend_start = excluded.backend_start`;

  /** Run on the line before it is closed in order. */
  readonly closing = `delete from control.process where id = '${this.#id}'`;
}

/** A row without a session: a process that finds it checks every cell, as after a crash. For changes without a wake-up. */
export const ASK_FOR_SWEEP = `
  insert into control.process (id, pid, backend_start) values (gen_random_uuid(), 0, now())`;

/** Forgets the processes that died. @returns how many those were */
export async function forgetDead(control: Kysely<TenancyTables>): Promise<number> {
  const { rows } = await sql`
    delete from control.process p
     where not exists (select from pg_catalog.pg_stat_activity a
                        where a.pid = p.pid and a.backend_start = p.backend_start)
    returning 1`.execute(control);
  return rows.length;
}

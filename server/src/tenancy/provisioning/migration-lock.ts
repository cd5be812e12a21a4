import { hostname } from 'node:os';
import type pg from 'pg';

const LOCK = `hashtext('taskforce migrate ' || current_database())`;

/** Who migrates just now: the name its process gave itself, and since when. */
export interface Holder {
  readonly name: string;
  readonly since: string;
}

/**
 * Waits until no one else migrates this deployment; the lock lasts as long as the connection.
 * @param onWait called with the holder before the wait begins
 */
export async function takeMigrationLock(
  control: pg.ClientBase,
  onWait: (holder: Holder) => void,
): Promise<void> {
  await control.query(`select set_config('application_name', $1, false)`, [
    `taskforce migrate on ${hostname().slice(0, 30)}, ${process.pid}`,
  ]);
  const { rows } = await control.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(${LOCK}) as mine`,
  );
  if (rows[0]?.mine) return;
  const holder = await holderOf(control);
  if (holder) onWait(holder);
  await control.query(`select pg_advisory_lock(${LOCK})`);
}

/** Who has the lock; undefined when no one has. */
export async function holderOf(control: pg.ClientBase): Promise<Holder | undefined> {
  const { rows } = await control.query<Holder>(
    `select a.application_name as name, to_char(a.backend_start, 'HH24:MI:SS') as since
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())
        and (l.classid::bigint << 32) | l.objid::bigint = ${LOCK}`,
  );
  return rows[0];
}

import type pg from 'pg';
import { openConnection } from '#platform/db/index.ts';
import type { StreamedEvent } from './event-type.ts';
import { dispatchRows } from './dispatch-rows.ts';
import type { Dispatch, Outbox, SetAside, StreamEnd, Whose } from './outbox.ts';
import type { OutboxRow } from './store.ts';

/** Advisory locks belong to the database, so one number is enough for all cells of a server. */
const LOCK = `select pg_try_advisory_lock(hashtextextended('taskforce relay', 0)) as mine`;

/**
 * Takes fresh events in the order they were written and counts each tenant's stream on. What becomes
 * visible later gets later positions, so a reader that has read up to a position has missed nothing before it.
 */
const STAMP = {
  name: 'stamp',
  text: `
    with fresh as materialized (
      select tenant_id, id, sequence from platform.outbox
       where position is null
         and ($2::uuid[] is null or tenant_id = any ($2)) and tenant_id <> all ($3::uuid[])
       order by sequence limit $1),
    counted as (select tenant_id, count(*) as events from fresh group by tenant_id),
    moved as (
      insert into platform.stream as s (tenant_id, position) select tenant_id, events from counted
      on conflict (tenant_id) do update set position = s.position + excluded.position, stamped_at = now()
      returning tenant_id, position),
    placed as (
      select f.tenant_id, f.id, m.position - c.events
               + row_number() over (partition by f.tenant_id order by f.sequence) as position
        from fresh f join counted c using (tenant_id) join moved m using (tenant_id))
    update platform.outbox o set position = p.position
      from placed p where o.tenant_id = p.tenant_id and o.id = p.id
    returning o.tenant_id, o.id, o.epoch, o.type, o.version, o.project_id, o.subject_id, o.person_id, o.actor_id,
              o.data, o.at, o.position`,
};

const TOLD = 'id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at';
const MOVED = `tenant_id, ${TOLD}`;

const isoOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** As the statements take them: those meant, null for all, and those left out. */
const bounds = (whose: Whose): [only: readonly string[] | null, without: readonly string[]] =>
  'only' in whose ? [whose.only, []] : [null, whose.without];

type TakenRow = OutboxRow & { readonly tenant_id: string };

export async function openPostgresOutbox(ownerUrl: string): Promise<Outbox> {
  const client = await openConnection(ownerUrl, 'taskforce relay');
  await client.query(
    `set timezone = 'UTC'; set statement_timeout = '30s'; set lock_timeout = '5s'`,
  );
  return new PostgresOutbox(client);
}

class PostgresOutbox implements Outbox {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async lock(): Promise<boolean> {
    const { rows } = await this.#client.query<{ mine: boolean }>(LOCK);
    return rows[0]?.mine === true;
  }

  async assignPositions(limit: number, whose: Whose, dispatch: Dispatch): Promise<StreamedEvent[]> {
    await this.#client.query('begin');
    try {
      const values = [limit, ...bounds(whose)];
      const { rows } = await this.#client.query<TakenRow>({ ...STAMP, values });
      const events = await dispatchRows(dispatch, rows);
      await this.#client.query('commit');
      return events;
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async waiting(limit: number, whose: Whose): Promise<string[]> {
    const { rows } = await this.#client.query<{ tenant_id: string }>(
      `select distinct tenant_id from (
         select tenant_id from platform.outbox
          where position is null
            and ($2::uuid[] is null or tenant_id = any ($2)) and tenant_id <> all ($3::uuid[])
          order by sequence limit $1) fresh`,
      [limit, ...bounds(whose)],
    );
    return rows.map((row) => row.tenant_id);
  }

  async setAside(
    tenantId: string,
    id: string,
    { reason, tries }: { reason: string; tries: number },
  ): Promise<void> {
    await this.#client.query(
      `with gone as (delete from platform.outbox where tenant_id = $1 and id = $2 and position is null returning *)
       insert into platform.outbox_aside (${MOVED}, reason, tries) select ${MOVED}, $3, $4 from gone
       on conflict (tenant_id, id) do update set reason = excluded.reason, tries = excluded.tries, set_aside_at = now()`,
      [tenantId, id, reason, tries],
    );
  }

  async countAside(): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>(
      'select count(*)::int as n from platform.outbox_aside',
    );
    return rows[0]?.n ?? 0;
  }

  async listAside(limit: number): Promise<SetAside[]> {
    const { rows } = await this.#client.query<SetAside>(
      `select id, tenant_id as "tenantId", type, ${isoOf('at')} as at,
              ${isoOf('set_aside_at')} as "setAsideAt", reason, tries
         from platform.outbox_aside order by set_aside_at desc, id limit $1`,
      [limit],
    );
    return rows;
  }

  async replay(ids: readonly string[]): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>(
      `with back as (delete from platform.outbox_aside where id = any ($1) returning *)
       insert into platform.outbox (${MOVED}) select ${MOVED} from back order by at, id returning id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async discard(ids: readonly string[]): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>(
      'delete from platform.outbox_aside where id = any ($1) returning id',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async grown(seconds: number): Promise<StreamEnd[]> {
    const { rows } = await this.#client.query<{ tenant_id: string; position: string }>(
      `select tenant_id, position from platform.stream
        where stamped_at > now() - make_interval(secs => $1)`,
      [seconds],
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, position: Number(row.position) }));
  }

  async fresh(tenantId: string): Promise<OutboxRow[]> {
    const { rows } = await this.#client.query<OutboxRow>(
      `select ${TOLD}, position from (
         select 0 as part, 0 as sequence, ${TOLD}, null::bigint as position
           from platform.outbox_aside where tenant_id = $1
         union all
         select 1, sequence, ${TOLD}, position from platform.outbox where tenant_id = $1 and position is null) e
        order by part, sequence, at, id`,
      [tenantId],
    );
    return rows;
  }

  async adopt(tenantId: string, rows: readonly OutboxRow[], epoch: number): Promise<void> {
    await this.#client.query(
      `insert into platform.outbox
         (tenant_id, id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at)
       select $1, r.id, $2, r.type, r.version, r.project_id, r.subject_id, r.person_id, r.actor_id, r.data, r.at
         from json_array_elements($3) with ordinality e (event, n),
              json_to_record(e.event) as r (id uuid, type text, version smallint, project_id uuid,
                subject_id uuid, person_id uuid, actor_id uuid, data text, at timestamptz)
        order by e.n
       on conflict (tenant_id, id) do nothing`,
      [tenantId, epoch, JSON.stringify(rows)],
    );
  }

  async trim(hours: number, limit: number): Promise<number> {
    const { rowCount } = await this.#client.query(
      `delete from platform.outbox where ctid = any (array(
         select ctid from platform.outbox
          where position is not null and at < now() - make_interval(hours => $1) limit $2))`,
      [hours, limit],
    );
    return rowCount ?? 0;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.end().catch(() => undefined);
  }
}

import { type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import type { StreamedEvent } from './event-type.ts';
import { dispatchRows } from './dispatch-rows.ts';
import type { Dispatch, Outbox, SetAside, StreamEnd, Whose } from './outbox.ts';
import type { OutboxRow } from './store.ts';

const TOLD = 'id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at';
const MOVED = `tenant_id, ${TOLD}`;

/** A condition on the tenant, and its parameters; an empty list is no list to this server. */
const bounds = (whose: Whose): [condition: string, params: unknown[]] => {
  const [verb, ids] = 'only' in whose ? ['in', whose.only] : ['not in', whose.without];
  return ids.length === 0 ? ['', []] : [`and tenant_id ${verb} (?)`, [ids]];
};

type TakenRow = OutboxRow & { readonly tenant_id: string; readonly sequence: number };

export async function openMySqlOutbox(ownerUrl: string): Promise<Outbox> {
  return new MySqlOutbox(await openMySql(ownerUrl));
}

/** The same in a few statements: these servers can neither return what they changed nor change in a with. */
class MySqlOutbox implements Outbox {
  readonly #connection: MySqlConnection;

  constructor(connection: MySqlConnection) {
    this.#connection = connection;
  }

  /** Locks of this kind belong to the whole server, so the database is part of the name. */
  async lock(): Promise<boolean> {
    const [row] = await this.#connection.rows<{ mine: number }>(
      `select get_lock(concat('taskforce relay ', sha1(database())), 0) as mine`,
    );
    return Number(row?.mine) === 1;
  }

  async assignPositions(limit: number, whose: Whose, dispatch: Dispatch): Promise<StreamedEvent[]> {
    await this.#connection.query('set transaction isolation level read committed');
    return this.#together(async () => dispatchRows(dispatch, await this.#place(limit, whose)));
  }

  async #together<T>(work: () => Promise<T>): Promise<T> {
    await this.#connection.query('start transaction');
    try {
      const result = await work();
      await this.#connection.query('commit');
      return result;
    } catch (error) {
      await this.#connection.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #place(limit: number, whose: Whose): Promise<TakenRow[]> {
    const [condition, among] = bounds(whose);
    const fresh = await this.#connection.rows<TakenRow>(
      `select ${MOVED}, sequence from platform_outbox
        where position is null ${condition} order by sequence limit ?`,
      [...among, limit],
    );
    if (fresh.length === 0) return [];
    const ends = await this.#countOn(Map.groupBy(fresh, (row) => row.tenant_id));
    const placed = fresh.toReversed().map((row) => {
      const position = ends.get(row.tenant_id) ?? 0;
      ends.set(row.tenant_id, position - 1);
      return { ...row, position };
    });
    // By their numbers, which are found through an index whatever character set the parameters come in.
    const cases = placed.map(() => 'when ? then ?').join(' ');
    await this.#connection.query(
      `update platform_outbox set position = case sequence ${cases} end where sequence in (?)`,
      [
        ...placed.flatMap((row) => [row.sequence, row.position]),
        placed.map(({ sequence }) => sequence),
      ],
    );
    return placed.toReversed();
  }

  /** @returns where each stream ends with its new events */
  async #countOn(byTenant: ReadonlyMap<string, readonly TakenRow[]>): Promise<Map<string, number>> {
    const grown = [...byTenant].flatMap(([tenantId, rows]) => [tenantId, rows.length]);
    const marks = [...byTenant].map(() => '(?, ?)').join(', ');
    await this.#connection.query(
      `insert into platform_stream (tenant_id, position) values ${marks}
       on duplicate key update position = position + values(position), stamped_at = current_timestamp(3)`,
      grown,
    );
    const ends = await this.#connection.rows<{ tenant_id: string; position: number }>(
      'select tenant_id, position from platform_stream where tenant_id in (?)',
      [[...byTenant.keys()]],
    );
    return new Map(ends.map((row) => [row.tenant_id, Number(row.position)]));
  }

  async waiting(limit: number, whose: Whose): Promise<string[]> {
    const [condition, among] = bounds(whose);
    const rows = await this.#connection.rows<{ tenant_id: string }>(
      `select distinct tenant_id from (
         select tenant_id from platform_outbox
          where position is null ${condition} order by sequence limit ?) fresh`,
      [...among, limit],
    );
    return rows.map((row) => row.tenant_id);
  }

  async setAside(
    tenantId: string,
    id: string,
    { reason, tries }: { reason: string; tries: number },
  ): Promise<void> {
    await this.#together(async () => {
      await this.#connection.query(
        `insert into platform_outbox_aside (${MOVED}, reason, tries)
         select ${MOVED}, ?, ? from platform_outbox where tenant_id = ? and id = ? and position is null
         on duplicate key update reason = values(reason), tries = values(tries), set_aside_at = current_timestamp(3)`,
        [reason, tries, tenantId, id],
      );
      await this.#connection.query(
        'delete from platform_outbox where tenant_id = ? and id = ? and position is null',
        [tenantId, id],
      );
    });
  }

  async countAside(): Promise<number> {
    const [row] = await this.#connection.rows<{ n: number }>(
      'select count(*) as n from platform_outbox_aside',
    );
    return Number(row?.n);
  }

  async listAside(limit: number): Promise<SetAside[]> {
    const rows = await this.#connection.rows<SetAside>(
      `select id, tenant_id as tenantId, type, at,
              date_format(convert_tz(set_aside_at, @@session.time_zone, '+00:00'), '%Y-%m-%dT%H:%i:%s.000Z') as setAsideAt,
              reason, tries
         from platform_outbox_aside order by set_aside_at desc, id limit ?`,
      [limit],
    );
    return rows.map((row) => ({ ...row, tries: Number(row.tries) }));
  }

  async replay(ids: readonly string[]): Promise<string[]> {
    return this.#together(async () => {
      const there = await this.#aside(ids);
      if (there.length === 0) return [];
      await this.#connection.query(
        `insert into platform_outbox (${MOVED})
         select ${MOVED} from platform_outbox_aside where id in (?) order by at, id`,
        [there],
      );
      await this.#connection.query('delete from platform_outbox_aside where id in (?)', [there]);
      return there;
    });
  }

  async discard(ids: readonly string[]): Promise<string[]> {
    return this.#together(async () => {
      const there = await this.#aside(ids);
      if (there.length > 0)
        await this.#connection.query('delete from platform_outbox_aside where id in (?)', [there]);
      return there;
    });
  }

  async #aside(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.#connection.rows<{ id: string }>(
      'select id from platform_outbox_aside where id in (?) for update',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async grown(seconds: number): Promise<StreamEnd[]> {
    const rows = await this.#connection.rows<{ tenant_id: string; position: number }>(
      `select tenant_id, position from platform_stream
        where stamped_at > current_timestamp(3) - interval ? second`,
      [seconds],
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, position: Number(row.position) }));
  }

  fresh(tenantId: string): Promise<OutboxRow[]> {
    return this.#connection.rows<OutboxRow>(
      `select ${TOLD}, position from (
         select 0 as part, 0 as sequence, ${TOLD}, null as position
           from platform_outbox_aside where tenant_id = ?
         union all
         select 1, sequence, ${TOLD}, position from platform_outbox where tenant_id = ? and position is null) e
        order by part, sequence, at, id`,
      [tenantId, tenantId],
    );
  }

  async adopt(tenantId: string, rows: readonly OutboxRow[], epoch: number): Promise<void> {
    for (const row of rows)
      await this.#connection.query(
        `insert into platform_outbox
           (tenant_id, id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at)
         values (?) on duplicate key update id = platform_outbox.id`,
        [
          [tenantId, row.id, epoch, row.type, row.version, row.project_id, row.subject_id].concat([
            row.person_id,
            row.actor_id,
            row.data,
            row.at,
          ] as never),
        ],
      );
  }

  /** Times are text here, which sorts as they do. */
  async trim(hours: number, limit: number): Promise<number> {
    const before = new Date(Date.now() - hours * 3_600_000).toISOString();
    const { count } = await this.#connection.query(
      'delete from platform_outbox where at < ? and position is not null limit ?',
      [before, limit],
    );
    return count;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connection[Symbol.asyncDispose]();
  }
}

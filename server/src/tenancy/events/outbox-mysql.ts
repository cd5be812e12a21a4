import { type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import type { StreamedEvent } from './event-type.ts';
import type { Outbox, StreamEnd } from './outbox.ts';
import { type OutboxRow, toEvent } from './store.ts';

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

  async stamp(
    limit: number,
    handOn: (events: readonly StreamedEvent[]) => Promise<void>,
  ): Promise<StreamedEvent[]> {
    await this.#connection.query('set transaction isolation level read committed');
    await this.#connection.query('start transaction');
    try {
      const events = await this.#place(limit);
      if (events.length > 0) await handOn(events);
      await this.#connection.query('commit');
      return events;
    } catch (error) {
      await this.#connection.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #place(limit: number): Promise<StreamedEvent[]> {
    const fresh = await this.#connection.rows<TakenRow>(
      `select tenant_id, id, sequence, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at
         from platform_outbox where position is null order by sequence limit ?`,
      [limit],
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
    return placed.toReversed().map((row) => toEvent(row.tenant_id, row));
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
      `select id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at, position
         from platform_outbox where tenant_id = ? and position is null order by sequence`,
      [tenantId],
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

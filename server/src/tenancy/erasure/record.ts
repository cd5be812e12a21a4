import { asOwner, type PostgresServer } from '../server/index.ts';
import type { RowsSnapshot, Store } from '../transfer/index.ts';
import type { ErasureReport, Sought } from './report.ts';

/** An erasure that was begun: what is looked for until it has ended, and the proof from then on. */
export interface Erasure {
  readonly tenantId: string;
  readonly sought: Sought | null;
  readonly report: ErasureReport | null;
}

/** @param ref the tenant's id, or the slug it had as long as the erasure has not ended */
export async function findErasure(
  server: PostgresServer,
  ref: string,
): Promise<Erasure | undefined> {
  return asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<Erasure>(
      `select tenant_id as "tenantId", sought, report from control.erasure
        where tenant_id::text = lower($1) or (finished_at is null and sought->>'slug' = $1)`,
      [ref],
    );
    return rows[0];
  });
}

/** Notes what will be looked for, before anything is removed; what was noted before stays. */
export async function beginErasure(
  server: PostgresServer,
  tenantId: string,
  sought: Omit<Sought, 'cells'>,
): Promise<Sought> {
  return asOwner(server, server.control, async (control) => {
    const { rows: cells } = await control.query<{ id: string; name: string }>(
      `select id, name from control.cell
        where id in (select cell_id from control.placement where tenant_id = $1
                     union select from_cell from control.move where tenant_id = $1
                     union select to_cell from control.move where tenant_id = $1)
        order by name`,
      [tenantId],
    );
    const all: Sought = { ...sought, cells };
    const { rows } = await control.query<{ sought: Sought }>(
      `insert into control.erasure (tenant_id, sought) values ($1, $2)
       on conflict (tenant_id) do update set started_at = control.erasure.started_at
       returning sought`,
      [tenantId, JSON.stringify(all)],
    );
    return rows[0]?.sought ?? all;
  });
}

/** Keeps the proof, and forgets what was looked for. */
export async function endErasure(server: PostgresServer, report: ErasureReport): Promise<void> {
  await asOwner(server, server.control, (control) =>
    control.query(
      `update control.erasure set finished_at = now(), sought = null, report = $2 where tenant_id = $1`,
      [report.tenantId, JSON.stringify(report)],
    ),
  );
}

const [FROM_EACH_TABLE, SHORTEST, LONGEST] = [5, 16, 200];

/** Some texts of a tenant's rows: the longest of each table's first thousand rows, long enough to be no one else's. */
export async function sampleTexts(store: Store): Promise<string[]> {
  return store.snapshot(async (snapshot: RowsSnapshot) => {
    const samples: string[] = [];
    for (const table of store.tables) {
      const texts = table.columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
      const values = new Set<string>();
      for (const row of await snapshot.page(table, undefined, 1000))
        for (const name of texts) {
          const value = row[name];
          if (typeof value === 'string' && value.length >= SHORTEST && value.length <= LONGEST)
            values.add(value);
        }
      samples.push(
        ...[...values].toSorted((a, b) => b.length - a.length).slice(0, FROM_EACH_TABLE),
      );
    }
    return samples;
  });
}

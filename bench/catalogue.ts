import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { PartOptions } from './part-options.ts';
import { addTenants, buildWorld } from './world.ts';

/** What a backend remembers of the tables it has seen, and never gives back while it lives. */

const STEPS = [0, 1, 10, 50, 100, 200, 300, 400, 500];

/**
 * One connection asks one schema after another for its tasks, as requests do, and its backend's own
 * memory is read from the system. Schema cells hold at most 500 tenants, so the curve ends there; a
 * connection lives for at most 15 minutes. Linux only.
 */
export async function measureCatalogue({ dataDir, say }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  const tenants = await addTenants(world, 'basic', Math.max(...STEPS), 20, say);
  const client = new pg.Client(world.server.ownerUrl(tenants[0]?.cell.database ?? ''));
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    const sizes: [number, number][] = [];
    let seen = 0;
    for (const step of STEPS) {
      for (; seen < step; seen++) await touch(client, tenants[seen]?.namespace ?? '');
      sizes.push([step, ownMemory(pid)]);
    }
    const most = Math.max(...sizes.map(([, size]) => size));
    for (const [step, size] of sizes) {
      const bar = '█'.repeat(Math.round((size / most) * 40));
      say(`  ${String(step).padStart(4)} schemas  ${size.toFixed(1).padStart(6)} MiB  ${bar}`);
    }
  } finally {
    await client.end();
  }
}

/** What the routes of a board name: enough of a schema's tables, with their indexes, to count. */
async function touch(client: pg.Client, namespace: string): Promise<void> {
  await client.query(
    `select t.id, p.name, m.role from ${namespace}.task t
       join ${namespace}.project p on p.id = t.project_id
       left join ${namespace}.project_member m on m.project_id = p.id
       left join ${namespace}.task_label l on l.task_id = t.id
       left join ${namespace}.label n on n.name = l.label
       left join ${namespace}.activity a on a.task_id = t.id
       left join ${namespace}.person o on o.id = p.owner_id limit 1`,
  );
}

/** MiB of a process that nobody shares with it. */
const ownMemory = (pid: number): number =>
  Number(
    /^Private_Dirty:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
  ) / 1024;

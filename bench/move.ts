import { carryEventsOver } from '../server/src/messaging/events/index.ts';
import { moveTenant } from '../server/src/tenancy/move/index.ts';
import { addCell } from '../server/src/tenancy/cell-admin/add.ts';
import { openWorkspace } from '../server/src/features/accounts/signup/index.ts';
import { Load, fill } from '../server/test/harness/load.ts';
import { startMariaDb } from '../server/test/harness/mariadb.ts';
import type { PartOptions } from './part-options.ts';
import { buildWorld } from './world.ts';

/** One large tenant, moved from layout to layout while people go on writing. */

const TASKS = 100_000;
const WRITERS = 8;
/** How long a writer thinks: with 8 of them some hundreds of commits a second, each of three rows. */
const PACE_MS = 10;
const MARIADB = 'bench-mariadb';
const PATH = ['schema', 'dedicated', 'shared-1', MARIADB, 'schema'] as const;

/** For each move rows a second and milliseconds that writes paused; at the end what the writers' ledger says. */
export async function measureMoves({ dataDir, say }: PartOptions): Promise<void> {
  await using mariadb = await startMariaDb({ isDurable: true });
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  const { server, core } = world;
  await addCell(server, { name: MARIADB, kind: 'shared', dsn: mariadb.url }, { readySchemas: 0 });
  const passwordHash = 'nobody signs in';
  const owner = {
    email: 'owner@mover.example',
    fullName: 'Owner',
    username: undefined,
    passwordHash,
  };
  const { tenant } = await openWorkspace(core, {
    slug: 'mover',
    name: 'Mover',
    plan: 'free',
    cell: 'shared-1',
    owner,
  });
  say(`  filling one workspace with ${TASKS} tasks`);
  const filled = await fill(server, tenant, TASKS);
  const load = new Load([core.tenancy], tenant, filled, { clients: WRITERS, paceMs: PACE_MS });
  const deps = { server, tenancy: core.tenancy, beforeDrop: carryEventsOver };
  let from: string = 'shared';
  for (const to of PATH) {
    await load.progress(200);
    load.takeLongest();
    const report = await moveTenant(deps, tenant, { to });
    await load.progress(200);
    const { rows = 0, changes = 0, totalMs, pauseMs } = report;
    const seconds = totalMs / 1000;
    say(
      `  ${`${from} to ${to}`.padEnd(28)} ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s; ${changes} changes carried over; paused ${pauseMs} ms, the longest write ${load.takeLongest()} ms`,
    );
    from = to;
  }
  const verdict = await load.end(server, await core.tenancy.reserved(tenant.id));
  say(
    `  ${verdict.acknowledged} writes acknowledged, ${verdict.lost} lost, ${verdict.doubled} doubled, ${load.unexpected.length} refused`,
  );
}

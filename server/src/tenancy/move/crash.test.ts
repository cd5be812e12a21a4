import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withMySql } from '#platform/mysql/index.ts';
import { Load, checksums, fill } from '../../../test/harness/load.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import type { TenantRecord } from '../model/index.ts';
import { MOVE_STEPS, MoveKeeper } from './index.ts';

let world: TestTenancy;
let elsewhere: TestTenancy;
let keeper: MoveKeeper;

beforeAll(async () => {
  world = await startTenancy();
  elsewhere = await secondTenancy(world);
  // Any serving process ends what was cut off.
  keeper = new MoveKeeper({
    ...elsewhere,
    control: elsewhere.tenancy.control,
    onError: (error) => errors.push(error),
  });
});
const errors: unknown[] = [];
afterAll(async () => {
  await keeper[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** Starts a mover and kills it with SIGKILL once it is at this step. */
async function killAt(step: string, tenant: TenantRecord, to: string): Promise<void> {
  const program = new URL('../../../test/harness/move-process.ts', import.meta.url).pathname;
  const mover = spawn(
    process.execPath,
    [program, inject('adminUrl'), world.server.control, tenant.id, to, step],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const reached = new Promise<void>((resolve, reject) => {
    mover.stdout.on('data', (chunk) => (said += String(chunk)).includes(`at ${step}`) && resolve());
    mover.stderr.on('data', (chunk) => (said += String(chunk)));
    mover.on('exit', () => reject(new Error(`the mover ended before ${step}:\n${said}`)));
  });
  await reached;
  mover.removeAllListeners('exit');
  mover.kill('SIGKILL');
  await once(mover, 'exit');
}

interface Ended {
  outcome: string;
  step: string;
}

async function lastMove(tenant: TenantRecord): Promise<Ended> {
  for (;;) {
    const [move] = await ask<Ended>(
      world.server.ownerUrl(world.server.control),
      'select outcome, step from control.move where tenant_id = $1 order by started_at desc limit 1',
      tenant.id,
    );
    if (move?.outcome) return move;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a move leaves in a cell: triggers, functions and tables of captures. */
async function traces({ placement: { cell } }: TenantRecord): Promise<unknown[]> {
  const { ownerUrl } = world.server.addressOf(cell);
  if (cell.engine === 'mysql')
    return withMySql(ownerUrl, (owner) =>
      owner.rows(
        `select trigger_name from information_schema.triggers
          where trigger_schema = database() and trigger_name like 'capture%'
         union all select row_key from platform_capture`,
      ),
    );
  return ask(
    ownerUrl,
    `select tgname::text as name from pg_trigger where tgname like 'capture%'
     union all select proname::text from pg_proc where proname like 'capture%'
     union all select relname::text from pg_class where relname like 'capture%'`,
  );
}

/** From here on a move is finished, before it is undone. */
const FLIPPED = MOVE_STEPS.indexOf('flipped');

describe('a mover that is killed', () => {
  it.each([
    ['PostgreSQL', 'shared', ['half-way', ...MOVE_STEPS]],
    ['MariaDB', 'mariadb', ['half-way', 'frozen', 'flipped', 'thawing']],
  ] as const)(
    'on %s at any step leaves a tenant that is served within seconds, and no write is lost or doubled',
    async (_, layout, steps) => {
      let tenant = await world.newTenant(layout);
      // The tests' cell on MariaDB takes tenants only when it is told to.
      const home = tenant.placement.cell.name;
      await ask(
        world.server.ownerUrl(world.server.control),
        `update control.cell set state = 'open' where name = $1`,
        home,
      );
      const neighbour = await world.newTenant('shared');
      await fill(world.server, neighbour, 50);
      const theirs = await checksums(world.server, neighbour);
      const filled = await fill(world.server, tenant, 800);
      const load = new Load([world.tenancy, elsewhere.tenancy], tenant, filled, { clients: 4 });
      for (const step of steps) {
        await load.progress(20);
        const to = tenant.placement.cell.kind === 'shared' ? 'schema-1' : home;
        await killAt(step, tenant, to);
        const { outcome } = await lastMove(tenant);
        // `flipping` comes before the flip, so it is the last step that is undone.
        const wanted = MOVE_STEPS.indexOf(step as 'flipped') >= FLIPPED ? 'moved' : 'undone';
        expect(outcome, step).toBe(wanted);
        await load.progress(20);
        const now = await world.tenancy.reserved(tenant.id);
        const cell = now.placement.cell.name;
        expect(cell, step).toBe(outcome === 'moved' ? to : tenant.placement.cell.name);
        expect(await traces(tenant), step).toEqual([]);
        tenant = now;
      }
      expect(await load.end(world.server, tenant)).toMatchObject({ lost: 0, doubled: 0 });
      expect(load.unexpected).toEqual([]);
      expect(errors).toEqual([]);
      expect(await checksums(world.server, neighbour)).toEqual(theirs);
    },
    240_000,
  );
});

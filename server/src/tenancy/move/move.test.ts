import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withMySql } from '#platform/mysql/index.ts';
import { asOwner } from '../server/owner.ts';
import { ensureCell } from '../provisioning/cells.ts';
import type { TenantRecord } from '../model/index.ts';
import { checkIsolation } from '../isolation-check/index.ts';
import { Load, checksums, fill } from '../../../test/harness/load.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { type MoveStep, moveTenant } from './index.ts';

let world: TestTenancy;
let elsewhere: TestTenancy;

beforeAll(async () => {
  world = await startTenancy();
  elsewhere = await secondTenancy(world);
  await asOwner(world.server, world.server.control, async (control) => {
    for (const kind of ['shared', 'schema'] as const) {
      const database = `${world.server.control}_${kind}_2`;
      await ensureCell(world.server, control, { name: `${kind}-2`, kind, database });
    }
    await ensureCell(world.server, control, {
      name: 'mariadb-2',
      kind: 'shared',
      engine: 'mysql',
      database: otherMariaDb(),
      dsn: inject('mariadbUrl'),
    });
    await control.query(`update control.cell set state = 'full' where name = 'mariadb-2'`);
  });
});
const otherMariaDb = (): string => `${world.server.control}_mariadb_2`;
afterAll(async () => {
  await withMySql(inject('mariadbUrl'), (owner) =>
    owner.query(`drop database if exists \`${otherMariaDb()}\``),
  );
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** The tests' cells on MariaDB take tenants only when they are told to. */
const letInto = (cell: string) =>
  asOwner(world.server, world.server.control, (control) =>
    control.query(`update control.cell set state = 'open' where name = $1`, [cell]),
  );

const now = (tenant: TenantRecord) => world.tenancy.reserved(tenant.id);

const TASKS = 2000;

describe('a move under load', () => {
  it.each([
    ['shared', 'schema'],
    ['schema', 'dedicated'],
    ['dedicated', 'shared'],
    ['shared', 'shared'],
    ['schema', 'schema'],
    ['mariadb', 'schema'],
    ['shared', 'mariadb-1'],
    ['mariadb', 'the other mariadb'],
  ] as const)(
    'from %s to %s loses nothing and doubles nothing',
    async (from, wanted) => {
      const tenant = await world.newTenant(from);
      const { name } = tenant.placement.cell;
      const to =
        wanted === 'the other mariadb'
          ? name === 'mariadb-1'
            ? 'mariadb-2'
            : 'mariadb-1'
          : wanted;
      const neighbours = [await world.newTenant('shared'), await world.newTenant('schema')];
      if (from === 'mariadb' || to.startsWith('mariadb'))
        neighbours.push(await world.newTenant('mariadb'));
      for (const neighbour of neighbours) await fill(world.server, neighbour, 50);
      const theirs = await Promise.all(neighbours.map((one) => checksums(world.server, one)));
      const filled = await fill(world.server, tenant, TASKS);
      const load = new Load([world.tenancy, elsewhere.tenancy], tenant, filled, { clients: 6 });
      await load.progress(50);
      const steps: MoveStep[] = [];
      await letInto(to);
      const report = await moveTenant(
        world,
        tenant,
        { to },
        { onStep: (step) => void steps.push(step) },
      );
      await load.progress(50);
      const moved = await now(tenant);
      const verdict = await load.end(world.server, moved);
      expect(load.unexpected).toEqual([]);
      expect(verdict).toMatchObject({ lost: 0, doubled: 0 });
      expect(moved.placement.epoch).toBe(2);
      expect(moved.placement.cell.name).toBe(report.to);
      expect(report.tables?.['task']).toBe(TASKS);
      expect(report.changes).toBeGreaterThan(0);
      expect(steps.at(-1)).toBe('thawed');
      expect(await Promise.all(neighbours.map((one) => checksums(world.server, one)))).toEqual(
        theirs,
      );
      expect(await checkIsolation(world.server)).toEqual([]);
    },
    120_000,
  );
});

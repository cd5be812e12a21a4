import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCell } from '#tenancy/cell-admin/index.ts';
import { type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { openDirectory } from '../../../../test/harness/embedded.ts';
import { type OtherPostgres, startPostgres15 } from '../../../../test/harness/postgres15.ts';
import { type Standby, startStandby } from '../../../../test/harness/standby.ts';
import { exportTenant } from './actions/export.ts';

let app: TestApp;
let other: OtherPostgres;
let standby: Standby;
let directory: string;
beforeAll(async () => {
  // A lag that is never too long: what tells the replica from the primary is what it has not heard of.
  [app, other] = await Promise.all([
    startTestApp({ env: { REPLICA_LAG_SECONDS: '3600' } }),
    startPostgres15(),
  ]);
  directory = openDirectory();
  const reference = (name: string, address: string): string => {
    writeFileSync(join(directory, name), address);
    return `file:${join(directory, name)}`;
  };
  const dsn = reference('dsn', other.adminUrl);
  await addCell(app.server, { name: 'far', kind: 'shared', dsn }, { readySchemas: 0 });
  standby = await startStandby(other.adminUrl);
  await ask(
    app.server.ownerUrl(app.server.control),
    `update control.cell set replica_dsn = $1, weight = 1000000 where name = 'far'`,
    reference('replica', standby.adminUrl),
  );
  await app.app.tenancy.cellsChanged();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await standby[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

let files = 0;

/** How many tasks an export holds. */
async function exported({ tenant }: Person): Promise<number | undefined> {
  const record = await app.app.tenancy.find(tenant);
  if (!record) throw new Error('no such tenant');
  files += 1;
  const path = join(directory, `${files}.zip`);
  const { tables } = await exportTenant(
    { identity: app.app.identity, server: app.server },
    record,
    path,
  );
  return tables.find(({ name }) => name === 'task')?.rows;
}

it('reads a replica that keeps up, and the cell itself when there is none to be had', async () => {
  const owner = await app.signUp();
  const call = { as: owner, tenant: owner.tenant };
  expect((await app.app.tenancy.find(owner.tenant))?.placement.cell.name).toBe('far');
  const project = await app.request<{ id: string }>('POST', '/projects', {
    ...call,
    body: { key: 'REP', name: 'Replica' },
  });
  const addTask = () =>
    app.request('POST', '/tasks', {
      ...call,
      body: { title: 'Carried', projectId: project.body.id },
    });
  await addTask();
  await standby.caughtUp();
  await standby.pause();
  await addTask();
  expect(await exported(owner)).toBe(1);
  await standby.stop();
  expect(await exported(owner)).toBe(2);
}, 60_000);

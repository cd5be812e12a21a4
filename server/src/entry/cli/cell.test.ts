import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { openDirectory } from '../../../test/harness/embedded.ts';
import { dropDatabases, testServer } from '../../../test/harness/databases.ts';
import { type CommandAnswer, runCommand } from '../../../test/harness/command.ts';
import { startPgBouncer } from '../../../test/harness/pgbouncer.ts';
import { type OtherPostgres, startPostgres15 } from '../../../test/harness/postgres15.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import {
  type Builder,
  type PostgresServer,
  checkIsolation,
  deploy,
  statement,
} from '#tenancy/index.ts';

/** The commands as people type them, beside a server that runs, with a second PostgreSQL to put cells on. */
/** Removes a deployment with its logins, which no other has. */
async function drop({ control, appRole, controlRole }: PostgresServer): Promise<void> {
  await dropDatabases(inject('adminUrl'), control);
  await ask(inject('adminUrl'), `drop role ${appRole}; drop role ${controlRole}`);
}

let t: TestTenancy;
let server: PostgresServer;
let other: OtherPostgres;
let directory: string;
beforeAll(async () => {
  const name = `cells_${process.pid}`;
  server = testServer(inject('adminUrl'), name, name);
  [other] = await Promise.all([startPostgres15(), deploy(server)]);
  t = await startTenancy({ server: { ...server, [Symbol.asyncDispose]: () => drop(server) } });
  directory = openDirectory();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function taskforce(args: string, env: Record<string, string> = {}): Promise<CommandAnswer> {
  const answer = await runCommand(server, args.split(' '), { env: { WARM_SCHEMAS: '1', ...env } });
  const password = new URL(other.adminUrl).password;
  expect(answer.out + answer.err, 'no password is ever shown').not.toContain(password);
  return answer;
}

/** A file that holds an address, as a reference. */
function reference(name: string, address: string): string {
  const path = join(directory, name);
  writeFileSync(path, address);
  return `file:${path}`;
}

/** The cell that someone who signs up for a schema of their own lands in. */
const landing = async () => (await t.newTenant('schema')).placement.cell.name;
const labels = statement((db: Builder<{ label: { name: string } }>) =>
  db.selectFrom('label').select('name'),
);
const rows = (text: string) => ask(server.ownerUrl(server.control), text);

describe('a cell on another server', { timeout: 60_000 }, () => {
  test('is added, and the running server signs workspaces up there at once', async () => {
    const dsn = reference('far', other.adminUrl);
    const added = await taskforce(`cell add far --kind schema --dsn ${dsn} --weight 1000 --json`);
    expect(added.err).toContain('Found PostgreSQL 15');
    expect(JSON.parse(added.out)).toMatchObject({
      name: 'far',
      kind: 'schema',
      engine: 'postgres',
      server: `127.0.0.1:${other.port}`,
      state: 'open',
      weight: 1000,
      tenants: 0,
      capacity: 500,
      ready: 1,
    });
    const stored = await rows(`select dsn from control.cell where name = 'far'`);
    expect(stored).toEqual([{ dsn }]);
    expect(await landing()).toBe('far');
    const there = await ask<{ n: number }>(
      other.adminUrl,
      `select count(*)::int as n from pg_database where datname = $1`,
      `${server.control}_far`,
    );
    expect(there).toEqual([{ n: 1 }]);
    expect(await checkIsolation(server)).toEqual([]);
  });

  test('is listed and checked', async () => {
    const list = await taskforce('cell list');
    expect(list.out).toMatch(
      new RegExp(`far +schema +postgres +127.0.0.1:${other.port} +open +1000 +1 of 500`),
    );
    const checked = await taskforce('cell check far --json');
    expect(checked.code, checked.out).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject([
      { name: 'far', behind: 0, problems: [], replicaLagSeconds: null },
    ]);
    expect((await taskforce('cell check')).code).toBe(0);
  });

  test('takes nobody while it is drained, and again once it is opened', async () => {
    const drained = await taskforce('cell drain far');
    expect(drained.out).toContain('1 workspace is in it');
    expect(drained.out).toContain('taskforce tenant move');
    expect(await landing()).toBe('schema-1');
    const refused = await taskforce(
      'tenant create choice --name Choice --owner-email c@example.com --owner-name C --cell far',
    );
    expect([refused.code, refused.err]).toEqual([
      1,
      'cell: "far" is draining and accepts no new workspaces\n',
    ]);
    expect((await taskforce('cell open far')).out).toContain('takes workspaces again');
    const made = await taskforce(
      'tenant create choice --name Choice --owner-email c@example.com --owner-name C --cell far',
    );
    expect(made.code, made.err).toBe(0);
    expect((await t.tenancy.find('choice'))?.placement.cell.name).toBe('far');
  });

  test('is served through a pooler, and on another way to it, without a restart', async () => {
    const { id, placement } = await t.newTenant('schema');
    expect(placement.cell.name).toBe('far');
    const pooler = await startPgBouncer([server.addressOf(placement.cell).appUrl]);
    const through = new URL(pooler.through(other.adminUrl));
    [through.password, through.pathname, through.search] = ['', '', ''];
    const set = await taskforce(`cell set far --pooler ${through.href}`);
    expect(set.code, set.err).toBe(0);
    const read = async () => {
      const tenant = await t.tenancy.find(id);
      return tenant && t.tenancy.scopeOf(tenant).rows(labels, {});
    };
    const clients = async () => {
      expect(await read()).toEqual([]);
      return pooler.clients();
    };
    await expect.poll(clients).toBe(1);
    expect((await taskforce('cell set far --pooler none')).code).toBe(0);
    await expect.poll(clients).toBe(0);
    await pooler[Symbol.asyncDispose]();
    expect(await read()).toEqual([]);
  });

  test('that cannot be reached makes the check fail and says why', async () => {
    reference('far', 'postgres://operator:x@127.0.0.1:1/postgres');
    const checked = await taskforce('cell check far');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('far: server: connect ECONNREFUSED 127.0.0.1:1');
    reference('far', other.adminUrl);
  });

  test('is not made of what is not understood, and no secret is repeated', async () => {
    const { code, err } = await taskforce(`cell add nope --kind shared --dsn ${other.adminUrl}`);
    expect([code, err]).toEqual([1, expect.stringContaining('--dsn: contains a password')]);
    const weight = await taskforce('cell add nope --kind shared --weight much');
    expect([weight.code, weight.err]).toEqual([2, expect.stringContaining('a whole number')]);
    expect((await taskforce('cell set far')).err).toContain('nothing to change');
    expect((await taskforce('cell show nobody')).err).toContain('cell "nobody"');
  });
});

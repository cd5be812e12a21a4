import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { terminate } from '../../../test/harness/connections.ts';
import {
  freshDeployment,
  onCell,
  onControl,
  placeTenants,
} from '../../../test/harness/deployments.ts';
import { ended } from '../../../test/harness/embedded.ts';
import { StepFolder } from '../../../test/harness/step-folder.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { ensureCell } from '../provisioning/cells.ts';
import { deploy } from '../provisioning/deploy.ts';
import { asOwner } from '../server/owner.ts';
import type { PostgresServer } from '../server/postgres-server.ts';
import { namespaceOf } from '../model/namespace.ts';

/** One table, with the wall around it, and one that counts how often a step was done. */
const NOTE =
  'create table {ns}.note ({tenant_column} n int);\n{protect note}\ncreate table {ns}.times ();';
const ADD_COLUMN = 'alter table {ns}.note add column extra int;';

let steps: StepFolder;
let server: PostgresServer;
beforeEach(() => {
  steps = new StepFolder(NOTE);
  server = freshDeployment();
});
afterEach(() => steps[Symbol.dispose]());

const migrate = (options: Parameters<typeof deploy>[1] = {}) =>
  deploy(server, { source: steps.source, ...options });

/** A deployment with so many tenants, each with its schema. */
async function deployWith(count: number): Promise<string[]> {
  await migrate();
  const ids = await placeTenants(server, count);
  expect(await migrate()).toMatchObject({ migrated: count, behind: 0 });
  return ids;
}

/** Makes the next step fail on a tenant: the column it adds is there. */
const spoil = async (...ids: (string | undefined)[]): Promise<void> => {
  for (const id of ids)
    await onCell(
      server,
      'schema-1',
      `alter table ${namespaceOf(id ?? '')}.note add column extra int`,
    );
};
const mend = (id: string | undefined) =>
  onCell(server, 'schema-1', `alter table ${namespaceOf(id ?? '')}.note drop column extra`);

const haveColumn = async (): Promise<number> => {
  const [row] = await onCell<{ n: number }>(
    server,
    'schema-1',
    `select count(*)::int as n from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relname = 'note' and a.attname = 'extra'`,
  );
  return row?.n ?? 0;
};

/** A step that takes a while, and can be counted. */
const ONCE = 'insert into {ns}.times default values; select pg_sleep(0.005);';
const timesDone = async (ids: readonly string[]): Promise<number[]> => {
  const counts = ids.map((id) => `select count(*)::int as n from ${namespaceOf(id)}.times`);
  const rows = await onCell<{ n: number }>(server, 'schema-1', counts.join(' union all '));
  return rows.map(({ n }) => n);
};

describe('a step that fails on one tenant of a thousand', () => {
  test('leaves the others migrated and this one named, over a few connections', async () => {
    const ids = await deployWith(1000);
    await spoil(ids[516]);
    steps.write('0002_extra', ADD_COLUMN);
    const connections = async (): Promise<number> => {
      const [row] = await onCell<{ n: string }>(
        server,
        'schema-1',
        `select sessions as n from pg_stat_database where datname = current_database()`,
      );
      return Number(row?.n);
    };
    const before = await connections();
    const report = await migrate();
    expect((await connections()) - before).toBeLessThan(25);
    expect(report).toMatchObject({ migrated: 1000, behind: 1, stopped: undefined });
    expect(report.failures).toMatchObject([
      {
        name: 't-517',
        cell: 'schema-1',
        step: '0002_extra',
        error: 'column "extra" of relation "note" already exists',
        passing: false,
        attempts: 1,
      },
    ]);
    expect(await haveColumn()).toBe(1000);
    const [ledger] = await onCell<{ n: number }>(
      server,
      'schema-1',
      `select count(*)::int as n from platform.migration where step = '0002_extra'`,
    );
    expect(ledger?.n).toBe(999);
  }, 120_000);
});

describe('a tenant in quarantine', () => {
  test('is left alone until somebody says so, and then brought up to date', async () => {
    const ids = await deployWith(6);
    await spoil(ids[3]);
    steps.write('0002_extra', ADD_COLUMN);
    await migrate();
    steps.write('0003_more', 'alter table {ns}.note add column more int;');
    await expect(migrate({ canary: 't-4' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await migrate({ canary: 't-1' })).toMatchObject({ migrated: 6, behind: 1 });
    await mend(ids[3]);
    expect(await migrate()).toMatchObject({
      migrated: 0,
      behind: 1,
      failures: [{ name: 't-4', attempts: 1 }],
    });
    await expect(migrate({ retry: ['t-3'] })).rejects.toThrow('"t-3" is not among what failed');
    expect(await migrate({ retry: ['t-4'] })).toMatchObject({
      migrated: 1,
      behind: 0,
      failures: [],
    });
  });

  test('counts the attempts that failed', async () => {
    const ids = await deployWith(3);
    await spoil(ids[1], ids[2]);
    steps.write('0002_extra', ADD_COLUMN);
    await migrate();
    const { failures } = await migrate({ retry: 'all' });
    expect(failures).toMatchObject([
      { name: 't-2', attempts: 2 },
      { name: 't-3', attempts: 2 },
    ]);
    expect(new Date(failures[0]?.lastAt ?? 0) > new Date(failures[0]?.firstAt ?? 0)).toBe(true);
  });

  test('is tried again when the step is another', async () => {
    const ids = await deployWith(3);
    await spoil(ids[0]);
    steps.write('0002_extra', ADD_COLUMN);
    expect((await migrate()).stopped).toBe('1 of 1 failed in the wave "canary"');
    steps.write('0002_extra', ADD_COLUMN.replace('add column', 'add column if not exists'));
    expect(await migrate()).toMatchObject({ migrated: 4, behind: 0, failures: [] });
  });
});

describe('a step that fails too often', () => {
  test('on the canary stops there, and the others stay as they were', async () => {
    const ids = await deployWith(5);
    await spoil(ids[2]);
    steps.write('0002_extra', ADD_COLUMN);
    const report = await migrate({ canary: 't-3' });
    expect(report).toMatchObject({ migrated: 0, behind: 6, failures: [{ name: 't-3' }] });
    expect(report.stopped).toBe('1 of 1 failed in the wave "canary"');
    expect(await haveColumn()).toBe(1);
    await expect(migrate({ canary: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('in a later wave stops there', async () => {
    const ids = await deployWith(60);
    await spoil(...ids.slice(20, 40));
    steps.write('0002_extra', ADD_COLUMN);
    const report = await migrate({ workers: 1 });
    expect(report.stopped).toMatch(/^\d+ of \d+ failed in the wave "all"$/);
    expect(report.failures.length).toBeLessThan(6);
    expect(report.behind).toBeGreaterThan(20);
    expect(await haveColumn()).toBe(20 + report.migrated - 1);
  });
});

describe('a run that is killed', () => {
  const start = (): ChildProcess => {
    const script = join(import.meta.dirname, '../../../test/harness/deploy-process.ts');
    const { control } = server;
    const args = [script, inject('adminUrl'), control, control, steps.path];
    return spawn(process.execPath, args, { stdio: 'ignore' });
  };
  const applied = async (): Promise<number> => {
    const [row] = await onCell<{ n: number }>(
      server,
      'schema-1',
      `select count(*)::int as n from platform.migration where step = '0002_once'`,
    );
    return row?.n ?? 0;
  };

  test.each([1, 90, 140])(
    'after %i of 200 tenants goes on where it was',
    async (after) => {
      const ids = await deployWith(200);
      steps.write('0002_once', ONCE);
      const child = start();
      while ((await applied()) < after) await delay(5);
      child.kill('SIGKILL');
      await ended(child);
      expect(await applied()).toBeLessThan(200);
      const report = await migrate();
      expect(report).toMatchObject({ behind: 0, failures: [] });
      expect(report.migrated).toBeLessThanOrEqual(202 - after);
      const counted = ids.map((id) => `select count(*)::int as n from ${namespaceOf(id)}.times`);
      const rows = await onCell<{ n: number }>(server, 'schema-1', counted.join(' union all '));
      expect(rows.map(({ n }) => n)).toEqual(ids.map(() => 1));
      expect(await migrate()).toMatchObject({ migrated: 0, behind: 0 });
    },
    60_000,
  );
});

describe('a cell that ends connections', () => {
  const end = () => terminate(server.ownerUrl(`${server.control}_schema_1`), 'taskforce migrate');

  test('once is connected to again', async () => {
    await deployWith(60);
    steps.write('0002_once', ONCE);
    const run = migrate({ workers: 2 });
    while ((await end()) === 0) await delay(5);
    expect(await run).toMatchObject({ migrated: 61, behind: 0, failures: [] });
  });

  test('while it is being asked is asked again', async () => {
    await deployWith(20);
    steps.write('0002_once', ONCE);
    // Ended as soon as it is there: this is before any step.
    for (let i = 0; i < 10; i++) {
      let isOver = false;
      const run = migrate({ workers: 1 }).finally(() => (isOver = true));
      while (!isOver && (await end()) === 0) await nextTurn();
      expect(await run).toMatchObject({ behind: 0, failures: [] });
    }
  });

  test('again and again gets every step once all the same', async () => {
    const ids = await deployWith(60);
    steps.write('0002_once', ONCE);
    const run = migrate({ workers: 2 });
    for (let i = 0; i < 40; i++) {
      await end();
      await delay(15);
    }
    await run;
    expect(await migrate()).toMatchObject({ behind: 0, failures: [] });
    expect(await timesDone(ids)).toEqual(ids.map(() => 1));
  }, 40_000);
});

describe('a table that somebody holds locked', () => {
  let holder: pg.Client;
  let ids: string[];
  beforeEach(async () => {
    ids = await deployWith(3);
    holder = new pg.Client(server.ownerUrl(`${server.control}_schema_1`));
    await holder.connect();
    await holder.query(`begin; lock table ${namespaceOf(ids[1] ?? '')}.note`);
    steps.write('0002_extra', ADD_COLUMN);
  });
  afterEach(() => holder.end());
  const waiting = async (): Promise<boolean> => {
    const rows = await onCell(
      server,
      'schema-1',
      `select 1 from pg_stat_activity where application_name = 'taskforce migrate' and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };

  test('is tried again, and meanwhile a second run waits and says for whom', async () => {
    const first = migrate();
    while (!(await waiting())) await delay(10);
    const waits: string[] = [];
    const second = migrate({ onWait: ({ name }) => waits.push(name) });
    // Until it has given up once.
    while (await waiting()) await delay(10);
    await holder.query('rollback');
    expect(await first).toMatchObject({ migrated: 4, behind: 0, failures: [] });
    expect(await second).toMatchObject({ migrated: 0, behind: 0, failures: [] });
    expect(waits).toEqual([expect.stringMatching(`^taskforce migrate on .+, ${process.pid}$`)]);
  });

  test('for too long is left for the next run, which needs nobody’s word', async () => {
    expect(await migrate()).toMatchObject({
      behind: 1,
      failures: [{ name: 't-2', passing: true, error: expect.stringContaining('lock timeout') }],
    });
    await holder.query('rollback');
    expect(await migrate()).toMatchObject({ migrated: 1, behind: 0, failures: [] });
  }, 40_000);
});

describe('the control plane’s ledger', () => {
  test('learns from the cells what a crash kept from it', async () => {
    await deployWith(4);
    await onControl(server, `delete from control.migration where target like 'tenant:%'`);
    expect(await migrate()).toMatchObject({ migrated: 0, behind: 0 });
    const [row] = await onControl<{ n: number }>(
      server,
      `select count(*)::int as n from control.migration where target like 'tenant:%'`,
    );
    expect(row?.n).toBe(4);
  });

  test('is believed, unless every cell is to be asked: one may have been restored from a backup', async () => {
    const ids = await deployWith(4);
    await onCell(
      server,
      'schema-1',
      `drop schema ${namespaceOf(ids[2] ?? '')} cascade;
       delete from platform.migration where target = 'tenant:${ids[2]}'`,
    );
    expect(await migrate()).toMatchObject({ migrated: 0 });
    expect(await migrate({ thorough: true })).toMatchObject({ migrated: 1, behind: 0 });
  });
});

describe('a cell out of reach', () => {
  test('is named, its tenants stay behind, and the others go on', async () => {
    await deployWith(3);
    await onControl(
      server,
      `insert into control.cell (id, name, kind, database, capacity, dsn)
       values (gen_random_uuid(), 'far', 'schema', 'far', 500, 'postgres://nobody@127.0.0.1:1/far')`,
    );
    await placeTenants(server, 0);
    steps.write('0002_extra', ADD_COLUMN);
    const report = await migrate();
    expect(report).toMatchObject({ migrated: 4, behind: 1, stopped: undefined });
    expect(report.failures).toMatchObject([
      {
        name: 'cell far',
        step: null,
        passing: true,
        error: expect.stringContaining('ECONNREFUSED'),
      },
    ]);
    expect(await migrate({ cell: 'schema-1' })).toMatchObject({ behind: 0 });
    await onControl(server, `delete from control.cell where name = 'far'`);
    expect(await migrate()).toMatchObject({ behind: 0, failures: [] });
  });
});

describe('a cell on MariaDB', () => {
  const url = inject('mariadbUrl');
  afterEach(() =>
    withMySql(url, async (owner) => {
      await owner.query(`drop database if exists ${server.control}_mariadb`);
      await owner.query(`drop user if exists '${server.appRole}'@'%'`);
    }),
  );

  test('is migrated with the others; a step that broke off in its middle is run again', async () => {
    steps.writeTwin('0001_first', 'create table if not exists base_note (n int)');
    await migrate();
    const cell = await asOwner(server, server.control, (control) =>
      ensureCell(
        server,
        control,
        {
          name: 'mariadb-1',
          kind: 'shared',
          engine: 'mysql',
          database: `${server.control}_mariadb`,
          dsn: url,
        },
        steps.source,
      ),
    );
    steps.write('0002_extra', ADD_COLUMN);
    const add = 'alter table base_note add column if not exists extra int\n//\n';
    steps.writeTwin('0002_extra', `${add}insert into base_nowhere values (1)`);
    const report = await migrate();
    expect(report).toMatchObject({
      migrated: 1,
      behind: 1,
      stopped: '1 of 2 failed in the wave "canary"',
      failures: [{ name: 'shared tables of mariadb-1', step: '0002_extra', passing: false }],
    });
    expect(report.failures[0]?.error).toContain('base_nowhere');

    steps.writeTwin('0002_extra', `${add}insert into base_note (n, extra) values (1, 2)`);
    expect(await migrate()).toMatchObject({ migrated: 1, behind: 0, failures: [] });
    expect(await migrate({ thorough: true })).toMatchObject({ migrated: 0, behind: 0 });
    const rows = await withMySql(server.addressOf(cell).ownerUrl, (owner) =>
      owner.rows('select n, extra from base_note'),
    );
    expect(rows).toEqual([{ n: 1, extra: 2 }]);
  });
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { ask } from '../../../test/harness/connections.ts';
import { freshDeployment, onControl } from '../../../test/harness/deployments.ts';
import { ended } from '../../../test/harness/embedded.ts';
import { checkIsolation } from '../isolation-check/index.ts';
import type { PostgresServer } from '../server/postgres-server.ts';
import { deploy } from './deploy.ts';
import { ReadySchemas } from './ready.ts';

const cellsOf = async (server: PostgresServer) =>
  (await onControl<{ name: string }>(server, 'select name from control.cell order by name')).map(
    (c) => c.name,
  );

async function addSchemas(server: PostgresServer, size: number): Promise<void> {
  const onError = (error: unknown): never => {
    throw error;
  };
  await using ready = new ReadySchemas({ server, size, onError });
  await ready.filled();
}

const NOTHING = { control: [], migrated: 0, behind: 0, failures: [], stopped: undefined };

describe('a deployment', () => {
  test('is built from nothing, and nothing is left to do the second time', async () => {
    const server = freshDeployment();
    const report = await deploy(server);
    expect(report.control[0]).toBe('0001_control_plane');
    expect(await cellsOf(server)).toEqual(['schema-1', 'shared-1']);
    await addSchemas(server, 3);
    expect(await deploy(server)).toEqual({ ...NOTHING, total: 6 });
    expect(await checkIsolation(server)).toEqual([]);
  });

  test('by two at once is built once', async () => {
    const server = freshDeployment();
    const reports = await Promise.all([deploy(server), deploy(server), deploy(server)]);
    expect(reports.filter((report) => report.control.length > 0)).toHaveLength(1);
    expect(await cellsOf(server)).toEqual(['schema-1', 'shared-1']);
    expect(await checkIsolation(server)).toEqual([]);
  });

  test('that fails half-way is resumed', async () => {
    const server = freshDeployment();
    const database = `${server.control}_shared_1`;
    await ask(inject('adminUrl'), `create database ${database}`);
    await ask(
      server.ownerUrl(database),
      'create schema platform; create table platform.migration (x int)',
    );
    await expect(deploy(server)).rejects.toThrow();
    await ask(server.ownerUrl(database), 'drop schema platform cascade');
    await deploy(server);
    expect(await cellsOf(server)).toEqual(['schema-1', 'shared-1']);
    expect(await deploy(server)).toMatchObject(NOTHING);
    expect(await checkIsolation(server)).toEqual([]);
  });

  test('that was killed, wherever, is resumed', async () => {
    for (const ms of [350, 450, 550, 700, 900]) {
      const server = freshDeployment();
      const script = join(import.meta.dirname, '../../../test/harness/deploy-process.ts');
      const child = spawn(
        process.execPath,
        [script, inject('adminUrl'), server.control, server.control],
        {
          stdio: 'ignore',
        },
      );
      await delay(ms);
      child.kill('SIGKILL');
      await ended(child);
      await deploy(server);
      expect(await deploy(server), `killed after ${ms} ms`).toMatchObject(NOTHING);
      expect(await checkIsolation(server), `killed after ${ms} ms`).toEqual([]);
    }
  }, 60_000);

  test('goes on after a crash between a cell’s entry and its database', async () => {
    const server = freshDeployment();
    await deploy(server);
    const database = `${server.control}_d_cut`;
    await onControl(
      server,
      `insert into control.cell (id, name, kind, database, capacity) values ($1, 'dedicated-cut', 'dedicated', $2, 1)`,
      newId(),
      database,
    );
    await deploy(server);
    expect(await checkIsolation(server)).toEqual([]);
  });
});

describe('a step that was edited after it was applied', () => {
  test('is refused by name in the control plane', async () => {
    const server = freshDeployment();
    await deploy(server);
    await onControl(server, `update control.migration set checksum = 'x' where target = 'control'`);
    await expect(deploy(server)).rejects.toThrow(
      'migration 0001_control_plane was edited after it was applied to control',
    );
  });

  test('is refused by name and tenant, and the other tenants are brought up to date all the same', async () => {
    const server = freshDeployment();
    await deploy(server);
    await addSchemas(server, 4);
    const schemas = await onControl<{ tenant_id: string; namespace: string; database: string }>(
      server,
      'select tenant_id, namespace, database from control.ready_schema r join control.cell c on c.id = r.cell_id order by 1',
    );
    const [edited, ...behind] = schemas;
    const owner = server.ownerUrl(edited?.database ?? '');
    await ask(
      owner,
      `update platform.migration set checksum = 'x' where target = $1`,
      `tenant:${edited?.tenant_id}`,
    );
    for (const { tenant_id: id, namespace } of behind)
      await ask(
        owner,
        `drop schema ${namespace} cascade; delete from platform.migration where target = 'tenant:${id}'`,
      );
    await onControl(server, `delete from control.migration where target like 'tenant:%'`);

    const report = await deploy(server);
    expect(report).toMatchObject({ migrated: 3, behind: 1, stopped: undefined });
    expect(report.failures).toMatchObject([
      {
        name: `ready schema ${edited?.namespace}`,
        step: '0001_work',
        error: 'was edited after it was applied',
        passing: false,
      },
    ]);
    const [tables] = await ask<{ n: string }>(
      owner,
      `select count(*) as n from pg_tables where tablename = 'task' and schemaname like 't\\_%'`,
    );
    expect(tables?.n).toBe('4');
  });
});

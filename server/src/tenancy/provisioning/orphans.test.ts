import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { onCell, onControl } from '../../../test/harness/deployments.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { namespaceOf } from '../model/namespace.ts';
import { buildReadySchema } from './build.ts';
import { findOrphans, removeOrphans } from './orphans.ts';

let t: TestTenancy;
beforeEach(async () => {
  t = await startTenancy();
  // Everything in the cell was built two hours ago, unless a test builds more.
  await age();
});
afterEach(() => t[Symbol.asyncDispose]());

const age = () =>
  onCell(
    t.server,
    'schema-1',
    `update platform.migration set applied_at = now() - interval '2 hours'`,
  );
const schemas = async (): Promise<string[]> => {
  const rows = await onCell<{ n: string }>(
    t.server,
    'schema-1',
    `select nspname as n from pg_namespace where nspname like 't\\_%' order by 1`,
  );
  return rows.map(({ n }) => n);
};

/** What is left when a process dies between building a schema and offering it. */
async function leave(): Promise<string> {
  const tenant = await t.newTenant('schema');
  const { namespace } = await buildReadySchema(t.server, tenant.placement.cell);
  return namespace;
}

describe('a schema that a crash left', () => {
  test('is found and removed with its ledger, and nobody else’s is', async () => {
    const before = await schemas();
    const namespace = await leave();
    await age();
    const orphan = { cell: 'schema-1', namespace, builtAt: expect.any(String) };
    expect(await findOrphans(t.server)).toEqual([orphan]);
    expect(await removeOrphans(t.server)).toEqual([orphan]);
    expect(await schemas()).toEqual(before);
    const ledger = await onCell<{ target: string }>(
      t.server,
      'schema-1',
      `select distinct target from platform.migration where target like 'tenant:%'`,
    );
    expect(ledger).toHaveLength(before.length);
    expect(await findOrphans(t.server)).toEqual([]);
  });

  test('may still be on its way to being offered while it is young', async () => {
    await leave();
    expect(await findOrphans(t.server)).toEqual([]);
  });

  test('is somebody’s while a move keeps it', async () => {
    const namespace = await leave();
    await age();
    const tenant = await t.newTenant('shared');
    await onControl(
      t.server,
      `insert into control.move (id, tenant_id, kind, from_cell, from_namespace, to_cell, to_namespace, from_epoch, step, owner)
       select $1, $2, 'move', c.id, $3, c.id, 'shared', 1, 'done', 'test' from control.cell c where c.name = 'schema-1'`,
      newId(),
      tenant.id,
      namespace,
    );
    expect(await findOrphans(t.server)).toEqual([]);
    await onControl(t.server, 'update control.move set cleaned_at = now()');
    expect(await findOrphans(t.server)).toMatchObject([{ namespace }]);
  });

  test('is told from what others made, by the ledger', async () => {
    await onCell(
      t.server,
      'schema-1',
      `create schema t_; create schema t_reports; create schema "t_ZZ"; create schema ${namespaceOf(newId())}`,
    );
    expect(await findOrphans(t.server)).toEqual([]);
  });

  test('is not looked for where nobody answers', async () => {
    await onControl(
      t.server,
      `update control.cell set dsn = 'postgres://nobody@127.0.0.1:1/x' where name = 'schema-1'`,
    );
    const away: string[] = [];
    expect(await findOrphans(t.server, ({ name }) => away.push(name))).toEqual([]);
    expect(away).toEqual(['schema-1']);
  });
});

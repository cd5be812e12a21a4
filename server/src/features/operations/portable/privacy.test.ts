import { readFile } from 'node:fs/promises';
import { inject, it, expect } from 'vitest';
import { withMySql } from '#platform/mysql/index.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { testServer } from '../../../../test/harness/databases.ts';
import { startTestApp } from '../../../../test/harness/app.ts';
import { recordOf } from '../../../../test/factories/portable.ts';

/** docs/privacy.md names every column there is, says which are about people, and names none twice. */

const LEDGER = new URL('../../../../../docs/privacy.md', import.meta.url);

/** Each column the ledger names, as `schema.table.column`. */
async function namedColumns(): Promise<string[]> {
  const text = await readFile(LEDGER, 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, table, columns = ''] =
      /^(?:- |\| )`([a-z]+\.[a-z_]+)`: ((?:`[a-z_]+`(?:, )?)+)/.exec(line) ?? [];
    return table
      ? [...columns.matchAll(/`([a-z_]+)`/g)].map(([, column]) => `${table}.${column}`)
      : [];
  });
}

const COLUMNS = `
  select n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

it('the ledger of personal data names every column of every database', async () => {
  const template = inject('template');
  const server = testServer(inject('adminUrl'), template);
  const found: string[] = [];
  for (const database of [template, `${template}_shared_1`]) {
    const rows = await ask<{ name: string }>(server.ownerUrl(database), COLUMNS);
    found.push(...rows.map(({ name }) => name.replace(/^shared\./, 'tenant.')));
  }
  const real = found.filter((name) => !/^tenant\.\w+\.tenant_id$/.test(name));
  const named = await namedColumns();
  expect(named.toSorted()).toEqual(real.toSorted());
});

it('and MariaDB has no column that PostgreSQL has not', async () => {
  await using app = await startTestApp();
  const { tenant } = await app.signUp({ plan: 'mariadb' });
  const { cell } = (await recordOf(app, tenant)).placement;
  const rows = await withMySql(app.server.addressOf(cell).ownerUrl, (owner) =>
    owner.rows<{ t: string; c: string }>(
      `select c.table_name as t, c.column_name as c from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = database() and t.table_type = 'BASE TABLE'`,
    ),
  );
  const found = rows
    .map(({ t, c }) => `${t.replace(/^base_/, 'tenant.').replace(/^platform_/, 'platform.')}.${c}`)
    .filter((name) => !/^tenant\.\w+\.tenant_id$/.test(name));
  const named = new Set(await namedColumns());
  expect(found.filter((name) => !named.has(name))).toEqual([]);
  expect(found.length).toBeGreaterThan(60);
});

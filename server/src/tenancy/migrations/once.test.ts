import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { freshDeployment, placeTenants } from '../../../test/harness/deployments.ts';
import { StepFolder } from '../../../test/harness/step-folder.ts';
import { withMySql } from '#platform/mysql/index.ts';
import type { Cell } from '../model/index.ts';
import { namespaceOf } from '../model/namespace.ts';
import { ensureCell } from '../provisioning/cells.ts';
import { deploy } from '../provisioning/deploy.ts';
import { asOwner } from '../server/owner.ts';
import type { PostgresServer } from '../server/postgres-server.ts';
import { statementsOf } from './mysql-render.ts';
import { mysqlMigrator } from './mysql.ts';

/** Steps that are written once, on both engines. */

const TABLES = `
create table book (
  id     {uuid} not null,
  title  {text 200} not null,
  rank   {rank} not null,
  key    {ascii 20} not null default 'none' check (key <> ''),
  notes  {json},
  made   {time} not null,
  gone   {time},
  primary key (id),
  unique index book_key (key, rank),
  index book_made ({where}, made, id) where gone is null
);
create table page (
  book_id  {uuid} not null,
  number   int not null,
  body     {text} not null,
  primary key (book_id, number),
  foreign key (book_id) references book (id) on delete cascade
);
{protect book, page}`;
const CHANGES = `
alter table book
  add column pages int not null default 0 check (pages >= 0),
  add index book_pages (pages),
  drop index book_made;
alter table book drop constraint book_key_check;
update book set pages = 1 where pages = 0;
alter table page add constraint page_number check (number > 0);`;

let steps: StepFolder;
let server: PostgresServer;
let cell: Cell;
let namespace: string;
beforeEach(async () => {
  steps = new StepFolder('create table {ns}.nothing ();');
  steps.writeOnce('0002_books', TABLES);
  server = freshDeployment();
  await migrate();
  const [id = ''] = await placeTenants(server, 1);
  namespace = namespaceOf(id);
  cell = await asOwner(server, server.control, (control) =>
    ensureCell(
      server,
      control,
      {
        name: 'mariadb-1',
        kind: 'shared',
        engine: 'mysql',
        database: `${server.control}_mariadb`,
        dsn: inject('mariadbUrl'),
      },
      steps.source,
    ),
  );
  steps.writeOnce('0003_pages', CHANGES);
});
afterEach(async () => {
  steps[Symbol.dispose]();
  await withMySql(inject('mariadbUrl'), async (owner) => {
    await owner.query(`drop database if exists ${server.control}_mariadb`);
    await owner.query(`drop user if exists '${server.appRole}'@'%'`);
  });
});

const migrate = () => deploy(server, { source: steps.source });
const onMariaDb = <R>(text: string) =>
  withMySql(server.addressOf(cell).ownerUrl, (owner) => owner.rows<R>(text));

const postgresColumns = async (schema: string): Promise<string[]> => {
  const rows = await ask<{ fact: string }>(
    server.ownerUrl(`${server.control}_${schema === 'shared' ? 'shared' : 'schema'}_1`),
    `select table_name || '.' || column_name || ' ' || is_nullable as fact
       from information_schema.columns where table_schema = $1 and table_name in ('book', 'page')`,
    schema,
  );
  return rows.map(({ fact }) => fact).toSorted();
};
const mysqlColumns = async (prefix: '' | 'base_'): Promise<string[]> => {
  const rows = await onMariaDb<{ fact: string }>(
    `select concat(substr(table_name, ${prefix.length + 1}), '.', column_name, ' ', is_nullable) as fact
       from information_schema.columns
      where table_schema = database() and table_name in ('${prefix}book', '${prefix}page')`,
  );
  return rows.map(({ fact }) => fact).toSorted();
};
const checks = async (): Promise<string[]> => {
  const rows = await onMariaDb<{ name: string }>(
    `select constraint_name as name from information_schema.check_constraints
      where constraint_schema = database() and table_name in ('base_book', 'base_page')`,
  );
  return rows.map(({ name }) => name).toSorted();
};

describe('a step that is written once', () => {
  it('makes the same tables in every layout, behind their walls', async () => {
    await expect(migrate()).resolves.toMatchObject({ behind: 0, failures: [] });
    const columns = await mysqlColumns('base_');
    expect(columns).toContain('book.pages NO');
    expect(await mysqlColumns('')).toEqual(columns);
    expect(await postgresColumns('shared')).toEqual(columns);
    expect(await postgresColumns(namespace)).toEqual(
      columns.filter((column) => !column.includes('.tenant_id')),
    );
    expect(await checks()).toEqual(['book_pages_check', 'page_number']);
    const walls = await ask<{ name: string }>(
      server.ownerUrl(`${server.control}_shared_1`),
      `select relname as name from pg_class c
        where relnamespace = 'shared'::regnamespace and relforcerowsecurity
          and exists (select from pg_policy p where p.polrelid = c.oid) order by relname`,
    );
    expect(walls.map(({ name }) => name)).toEqual(['book', 'page']);
  });

  it('can be run again on MariaDB after every one of its statements', async () => {
    await migrate();
    const state = async () => [await mysqlColumns('base_'), await mysqlColumns(''), await checks()];
    const before = await state();
    for (const step of (await steps.source('tenant', 'mysql')).slice(1)) {
      const sql = mysqlMigrator.render(server, cell, { kind: 'shared' }, step);
      const texts = statementsOf(sql, 'mariadb');
      for (let done = 1; done <= texts.length; done += 1)
        await withMySql(server.addressOf(cell).ownerUrl, async (owner) => {
          for (const text of texts.slice(0, done)) await owner.query(text);
        });
    }
    expect(await state()).toEqual(before);
  });

  it('that cannot be understood changes nothing anywhere, and says where it is wrong', async () => {
    steps.writeOnce('0003_pages', 'alter table book add column pages integer;');
    await expect(migrate()).rejects.toThrow('0003_pages.sql:1: there is no type integer');
    expect(await postgresColumns('shared')).not.toContain('book.pages NO');
  });
});

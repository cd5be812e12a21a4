import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { ask } from '../../../test/harness/connections.ts';
import { dropDatabases, testServer } from '../../../test/harness/databases.ts';
import { CELL_COLUMNS, type Cell } from '../model/cell.ts';
import { buildReadySchema } from '../provisioning/build.ts';
import { deploy } from '../provisioning/deploy.ts';
import { ReadySchemas } from '../provisioning/ready.ts';
import { signContext } from '../scope/index.ts';
import { type Breach, checkIsolation } from './index.ts';

/** A deployment with logins of its own: other tests must not find theirs without its walls. */
const NAME = `selfcheck_${process.pid}`;
const server = testServer(inject('adminUrl'), NAME, NAME);
const APP = server.appRole;
const SHARED = `${NAME}_shared_1`;
const SCHEMA = `${NAME}_schema_1`;
let tenantId: string;
let ns: string;

beforeAll(async () => {
  await deploy(server);
  const onError = (error: unknown): never => {
    throw error;
  };
  await using ready = new ReadySchemas({ server, size: 1, onError });
  await ready.addOne({ kind: 'schema' });
  await ready.addOne({ kind: 'dedicated' });
  const [place] = await ask<{ tenant_id: string; namespace: string }>(
    server.ownerUrl(NAME),
    `select tenant_id, namespace from control.ready_schema r join control.cell c on c.id = r.cell_id where c.kind = 'schema'`,
  );
  tenantId = place?.tenant_id ?? '';
  ns = place?.namespace ?? '';
});
afterAll(async () => {
  await dropDatabases(inject('adminUrl'), NAME);
  for (const role of [APP, server.controlRole, `${NAME}_group`])
    await ask(inject('adminUrl'), `drop role if exists ${role}`);
});

const owner = (database: string, text: string) => ask(server.ownerUrl(database), text);
const check = () => checkIsolation(server);

test('every wall stands after a deployment', async () => {
  expect(await check()).toEqual([]);
});

const wrongPolicy = 'the policy does not compare with the signed tenant of this';
const original = `create or replace function platform.current_tenant() returns uuid language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp as `;

describe('a wall that is down is named, and nothing else', () => {
  test.each<[what: string, where: string, down: string, up: string, problem: string]>([
    [
      'row-level security is off',
      SHARED,
      'alter table shared.task disable row level security',
      'alter table shared.task enable row level security',
      'shared.task: row-level security is not enabled and forced',
    ],
    [
      'its owner is exempt',
      SHARED,
      'alter table shared.task no force row level security',
      'alter table shared.task force row level security',
      'shared.task: row-level security is not enabled and forced',
    ],
    [
      'row-level security is off in a schema',
      SCHEMA,
      'alter table {ns}.task disable row level security',
      'alter table {ns}.task enable row level security',
      '{ns}.task: row-level security is not enabled and forced',
    ],
    [
      'a policy is gone',
      SHARED,
      'drop policy tenant on shared.label',
      'create policy tenant on shared.label using ({row}) with check ({row})',
      'shared.label: must have exactly one policy, has none',
    ],
    [
      'a policy lets everything through',
      SHARED,
      'alter policy tenant on shared.label using (true) with check (true)',
      'alter policy tenant on shared.label using ({row}) with check ({row})',
      `shared.label: ${wrongPolicy} row`,
    ],
    [
      'a policy lets every row in',
      SHARED,
      'alter policy tenant on shared.label with check (true)',
      'alter policy tenant on shared.label with check ({row})',
      `shared.label: ${wrongPolicy} row`,
    ],
    [
      'a policy believes an unsigned setting',
      SHARED,
      `alter policy tenant on shared.label using (tenant_id::text = current_setting('x'))`,
      'alter policy tenant on shared.label using ({row})',
      `shared.label: ${wrongPolicy} row`,
    ],
    [
      'a schema’s policy is another tenant’s',
      SCHEMA,
      `alter policy tenant on {ns}.label using ('${newId()}'::uuid = (select platform.current_tenant()))`,
      'alter policy tenant on {ns}.label using ({schema})',
      `{ns}.label: ${wrongPolicy} schema`,
    ],
    [
      'there is a second policy',
      SHARED,
      'create policy too on shared.label using (true)',
      'drop policy too on shared.label',
      'shared.label: must have exactly one policy, has 2',
    ],
    [
      'rows can be wiped past the policies',
      SHARED,
      'grant truncate on shared.task to {app}',
      'revoke truncate on shared.task from {app}',
      'shared.task: TRUNCATE granted beyond need',
    ],
    [
      'everybody was granted more',
      SHARED,
      'grant trigger on shared.task to public',
      'revoke trigger on shared.task from public',
      'shared.task: TRIGGER granted beyond need',
    ],
    [
      'a table belongs to the login',
      SHARED,
      'alter table shared.label owner to {app}',
      'alter table shared.label owner to {owner}; grant select, insert, update, delete on shared.label to {app}',
      'shared.label: owned by {app}',
    ],
    [
      'an unknown table is unguarded',
      SHARED,
      'create table shared.extra (id int)',
      'drop table shared.extra',
      'shared.extra: row-level security is not enabled and forced',
    ],
    [
      'an unknown table in a schema is unguarded',
      SCHEMA,
      'create table {ns}.extra (id int)',
      'drop table {ns}.extra',
      '{ns}.extra: row-level security is not enabled and forced',
    ],
    [
      'a view reads with its owner’s rights',
      SHARED,
      'create view shared.every as select * from shared.task',
      'drop view shared.every',
      `shared.every: reads with its owner's rights; it must be security_invoker`,
    ],
    [
      'a materialized view keeps rows',
      SHARED,
      'create materialized view shared.kept as select * from shared.task',
      'drop materialized view shared.kept',
      'shared.kept: row-level security cannot guard a materialized view',
    ],
    [
      'a copy lies about elsewhere',
      SHARED,
      'create table public.copied as select * from shared.task; grant select on public.copied to {app}',
      'drop table public.copied',
      'public.copied: {app} can access it, but it is not a tenant table',
    ],
    [
      'a function runs with the owner’s rights',
      SHARED,
      `create function public.peek() returns bigint language sql security definer as 'select count(*) from shared.task'`,
      'drop function public.peek()',
      `public.peek(): runs with its owner's rights, and {app} may call it`,
    ],
    [
      'the key is readable',
      SHARED,
      'grant select on platform.context_key to {app}',
      'revoke select on platform.context_key from {app}',
      '{app} can reach platform.context_key',
    ],
    [
      'half the key is readable',
      SHARED,
      'grant select (ipad) on platform.context_key to {app}',
      'revoke select (ipad) on platform.context_key from {app}',
      '{app} can reach platform.context_key',
    ],
    [
      'a column of the fence is the login’s',
      SHARED,
      'grant update (state) on platform.fence to {app}',
      'revoke update (state) on platform.fence from {app}',
      'platform.fence: {app} can access it, but it is not a tenant table',
    ],
    [
      'a column of what was set aside is everybody’s',
      SHARED,
      'grant select (data) on platform.outbox_aside to public',
      'revoke select (data) on platform.outbox_aside from public',
      'platform.outbox_aside: {app} can access it, but it is not a tenant table',
    ],
    [
      'a column elsewhere is the login’s',
      SHARED,
      'create table public.copied as select * from shared.task; grant select (title) on public.copied to {app}',
      'drop table public.copied',
      'public.copied: {app} can access it, but it is not a tenant table',
    ],
    [
      'a column of the outbox may be changed',
      SHARED,
      'grant update (data) on platform.outbox to {app}',
      'revoke update (data) on platform.outbox from {app}',
      'platform.outbox: UPDATE of the column data granted beyond need: REVOKE UPDATE (data) ON platform.outbox FROM {app}',
    ],
    [
      'a column of a tenant’s table may be referred to',
      SCHEMA,
      'grant references (id) on {ns}.task to public',
      'revoke references (id) on {ns}.task from public',
      '{ns}.task: REFERENCES of the column id granted beyond need: REVOKE REFERENCES (id) ON {ns}.task FROM PUBLIC',
    ],
    [
      'a foreign trigger reads along',
      SHARED,
      `create function public.spy() returns trigger language plpgsql as 'begin return new; end'; create trigger spy before insert on shared.task for each row execute function public.spy()`,
      'drop trigger spy on shared.task; drop function public.spy()',
      'shared.task: the trigger spy is none of ours: DROP TRIGGER spy ON shared.task',
    ],
    [
      'a foreign trigger bears the name of ours',
      SCHEMA,
      `create function public.spy() returns trigger language plpgsql as 'begin return new; end'; create trigger task_tally before insert on {ns}.label for each row execute function public.spy()`,
      'drop trigger task_tally on {ns}.label; drop function public.spy()',
      '{ns}.label: the trigger task_tally is none of ours: DROP TRIGGER task_tally ON {ns}.label',
    ],
    [
      'a foreign trigger sits on the fence',
      SHARED,
      `create function public.spy() returns trigger language plpgsql as 'begin return null; end'; create trigger spy before update on platform.fence for each row execute function public.spy()`,
      'drop trigger spy on platform.fence; drop function public.spy()',
      'platform.fence: the trigger spy is none of ours: DROP TRIGGER spy ON platform.fence',
    ],
    [
      'a foreign rule writes along',
      SHARED,
      'create rule along as on insert to shared.label do also nothing',
      'drop rule along on shared.label',
      'shared.label: the rule along is none of ours: DROP RULE along ON shared.label',
    ],
    [
      'a default calls a foreign function',
      SHARED,
      `create function public.spy() returns text language sql as 'select ''x'''; alter table shared.label alter column color set default public.spy()`,
      'alter table shared.label alter column color drop default; drop function public.spy()',
      'shared.label: calls public.spy(), which is none of ours: take it out of the defaults, constraints and indexes of the table',
    ],
    [
      'a constraint calls a foreign function',
      SCHEMA,
      `create function public.spy(text) returns boolean language sql as 'select true'; alter table {ns}.label add constraint spied check (public.spy(name))`,
      'alter table {ns}.label drop constraint spied; drop function public.spy(text)',
      '{ns}.label: calls public.spy(text), which is none of ours: take it out of the defaults, constraints and indexes of the table',
    ],
    [
      'an index calls a foreign function',
      SHARED,
      `create function public.spy(text) returns text immutable language sql as 'select $1'; create index spied on shared.label (public.spy(name))`,
      'drop index shared.spied; drop function public.spy(text)',
      'shared.label: calls public.spy(text), which is none of ours: take it out of the defaults, constraints and indexes of the table',
    ],
    [
      'the order of events can be set back',
      SHARED,
      'grant update on sequence platform.outbox_sequence_seq to {app}',
      'revoke update on sequence platform.outbox_sequence_seq from {app}',
      'platform.outbox_sequence_seq: UPDATE of the sequence granted beyond need: REVOKE UPDATE ON SEQUENCE platform.outbox_sequence_seq FROM {app}',
    ],
    [
      'what comes later is granted by default',
      SHARED,
      'alter default privileges in schema shared grant select on tables to {app}',
      'alter default privileges in schema shared revoke select on tables from {app}',
      'what {owner} makes in shared is granted to {app} by default (SELECT): ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA shared REVOKE SELECT ON TABLES FROM {app}',
    ],
    [
      'what comes later is granted to everybody',
      SCHEMA,
      'alter default privileges grant select on tables to public',
      'alter default privileges revoke select on tables from public',
      'what {owner} makes is granted to everyone by default (SELECT): ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE SELECT ON TABLES FROM PUBLIC',
    ],
    [
      'a function in a schema of ours is the login’s',
      SHARED,
      `create function shared.mine() returns int language sql as 'select 1'; grant create on schema shared to {app}; alter function shared.mine() owner to {app}; revoke create on schema shared from {app}`,
      'drop function shared.mine()',
      'shared.mine(): owned by {app}: ALTER FUNCTION shared.mine() OWNER TO {owner}',
    ],
    [
      'the login may create in a schema',
      SHARED,
      'grant create on schema shared to {app}',
      'revoke create on schema shared from {app}',
      '{app} may create objects in shared',
    ],
    [
      'the function’s search_path is free',
      SHARED,
      'alter function platform.current_tenant() reset search_path',
      'alter function platform.current_tenant() set search_path = pg_catalog, pg_temp',
      'platform.current_tenant() must be security definer with search_path = pg_catalog, pg_temp',
    ],
    [
      'the function’s temporary schema comes first',
      SHARED,
      `alter function platform.current_tenant() set search_path = ''`,
      'alter function platform.current_tenant() set search_path = pg_catalog, pg_temp',
      'platform.current_tenant() must be security definer with search_path = pg_catalog, pg_temp',
    ],
    [
      'the login owns the function',
      SHARED,
      'grant create on schema platform to {app}; alter function platform.current_tenant() owner to {app}; revoke create on schema platform from {app}; grant select on platform.context_key to {owner}',
      'alter function platform.current_tenant() owner to {owner}; grant execute on function platform.current_tenant() to {app}',
      '{app} owns platform.current_tenant()',
    ],
  ])('when %s', async (_, database, down, up, problem) => {
    const fill = (text: string) =>
      text
        .replaceAll('{ns}', ns)
        .replaceAll('{app}', APP)
        .replaceAll('{owner}', new URL(inject('adminUrl')).username)
        .replaceAll('{row}', 'tenant_id = (select platform.current_tenant())')
        .replaceAll('{schema}', `'${tenantId}'::uuid = (select platform.current_tenant())`);
    await owner(database, fill(down));
    try {
      const breaches = (await check()).map((breach) => breach.problem);
      // Whoever owns the function runs it without the key; that it then knows no one follows from it.
      expect(breaches.filter((text) => !/right key/.test(text) || !/owns/.test(problem))).toEqual([
        fill(problem),
      ]);
    } finally {
      await owner(database, fill(up));
    }
    expect(await check()).toEqual([]);
  });

  test.each([
    ['is a superuser', 'superuser', 'nosuperuser', 'is a superuser'],
    ['bypasses row-level security', 'bypassrls', 'nobypassrls', 'bypasses row-level security'],
    ['may create logins', 'createrole', 'nocreaterole', 'may create databases, roles or schemas'],
    ['may create databases', 'createdb', 'nocreatedb', 'may create databases, roles or schemas'],
    ['may replicate', 'replication', 'noreplication', 'may create databases, roles or schemas'],
    [
      'has a search_path',
      `set search_path = public`,
      `set search_path = ''`,
      'has the search_path public; it must be empty',
    ],
  ])('when the login %s, in every cell', async (_, down, up, problem) => {
    const alter = (text: string) =>
      owner(
        NAME,
        text.startsWith('set') ? `alter role ${APP} ${text}` : `alter role ${APP} with ${text}`,
      );
    await alter(down);
    try {
      const problems = (await check()).map((breach) => breach.problem);
      expect(problems).toHaveLength(3);
      expect(new Set(problems)).toEqual(new Set([`${APP} ${problem}`]));
    } finally {
      await alter(up);
    }
    expect(await check()).toEqual([]);
  });

  test('when the login has a search_path in one database only', async () => {
    await owner(SHARED, `alter role ${APP} in database ${SHARED} set search_path = public`);
    expect(await check()).toEqual([
      { where: 'cell shared-1', problem: `${APP} has the search_path public; it must be empty` },
    ]);
    await owner(SHARED, `alter role ${APP} in database ${SHARED} reset search_path`);
    expect(await check()).toEqual([]);
  });

  test('when the login belongs to another', async () => {
    await owner(NAME, `create role ${NAME}_group; grant ${NAME}_group to ${APP}`);
    const problems = (await check()).map((breach) => breach.problem);
    expect(new Set(problems)).toEqual(new Set([`${APP} is a member of ${NAME}_group`]));
    await owner(NAME, `drop role ${NAME}_group`);
    expect(await check()).toEqual([]);
  });

  test('when the function believes whatever it is told', async () => {
    const [{ body } = { body: '' }] = await ask<{ body: string }>(
      server.ownerUrl(SHARED),
      `select pg_get_functiondef('platform.current_tenant()'::regprocedure) as body`,
    );
    await owner(
      SHARED,
      `${original} $$ select substr(current_setting('taskforce.context', true), 1, 32)::uuid $$`,
    );
    expect(await check()).toEqual([
      { where: 'cell shared-1', problem: 'a tenant context signed with a wrong key is accepted' },
    ]);
    await owner(SHARED, body);
    expect(await check()).toEqual([]);
  });

  test('when the key is another, so that every tenant would be empty', async () => {
    const other = { ...server, contextKey: () => Buffer.from('another') };
    const problems = await checkIsolation(other);
    expect(problems).toHaveLength(3);
    expect(problems[0]?.problem).toMatch(/right key is not accepted: either APP_SECRET/);
  });

  test('when a tenant is placed in another’s schema', async () => {
    await owner(
      NAME,
      `update control.ready_schema set tenant_id = '${newId()}' where tenant_id = '${tenantId}'`,
    );
    expect(await check()).toMatchObject([
      {
        where: 'control plane',
        problem: expect.stringMatching(/placed in a schema that is not its own/),
      },
    ]);
    await owner(
      NAME,
      `update control.ready_schema set tenant_id = '${tenantId}' where namespace = '${ns}'`,
    );
    expect(await check()).toEqual([]);
  });
});

test.each([
  ['row_security = off', 'row_security'],
  ['session_replication_role = replica', 'session_replication_role'],
])('a login that begins with %s is named, the control plane’s as well', async (setting, name) => {
  const text = setting.replaceAll(' ', '');
  for (const role of [APP, server.controlRole]) {
    await owner(NAME, `alter role ${role} set ${setting}`);
    const problems = (await check()).map((breach) => breach.problem);
    await owner(NAME, `alter role ${role} reset ${name}`);
    expect(new Set(problems)).toEqual(
      new Set([
        `${role} begins with ${text}, which TaskForce did not set: ALTER ROLE ${role} RESET ${name}`,
      ]),
    );
  }
  expect(await check()).toEqual([]);
});

test('a control login with powers is named', async () => {
  await owner(NAME, `alter role ${server.controlRole} with createrole`);
  const problems = await check();
  await owner(NAME, `alter role ${server.controlRole} with nocreaterole`);
  expect(problems).toEqual([
    {
      where: 'control plane',
      problem: `${server.controlRole} may create databases, roles or schemas`,
    },
  ]);
});

describe('what a login may do beyond its need', () => {
  /** Databases of other tests are open to everyone on this server, which is not this deployment's alone. */
  const beyond = async (): Promise<Breach[]> => {
    const found: Breach[] = [];
    expect(await checkIsolation(server, undefined, (one) => found.push(one))).toEqual([]);
    return found.filter(({ problem }) => !problem.includes('it has nothing in'));
  };

  test('is nothing after a deployment', async () => {
    expect(await beyond()).toEqual([]);
  });

  test.each<[what: string, where: string, down: string, up: string, told: RegExp]>([
    [
      'temporary objects',
      SHARED,
      'grant temporary on database {db} to public',
      'revoke temporary on database {db} from public',
      /may make temporary objects: REVOKE TEMPORARY ON DATABASE {db} FROM PUBLIC$/,
    ],
    [
      'temporary objects in the control plane',
      NAME,
      'grant temporary on database {db} to public',
      'revoke temporary on database {db} from public',
      /_control may make temporary objects: REVOKE TEMPORARY/,
    ],
    [
      'large objects',
      SCHEMA,
      'grant execute on function pg_catalog.lo_from_bytea to public',
      'revoke execute on function pg_catalog.lo_from_bytea from public',
      /may store large objects: .*REVOKE EXECUTE/,
    ],
    [
      'locks of fences',
      SHARED,
      'grant execute on function pg_catalog.pg_advisory_lock(bigint) to public',
      'revoke execute on function pg_catalog.pg_advisory_lock(bigint) from public',
      /may take any advisory lock/,
    ],
    [
      'an end to other sessions',
      SHARED,
      'grant execute on function pg_catalog.pg_terminate_backend to public',
      'revoke execute on function pg_catalog.pg_terminate_backend from public',
      /may end and interrupt its other sessions: .*REVOKE EXECUTE/,
    ],
    [
      'a setting of its own',
      SHARED,
      'alter role {app} in database {db} set default_transaction_read_only = on',
      'alter role {app} in database {db} reset default_transaction_read_only',
      /begins with default_transaction_read_only=on.* IN DATABASE {db} RESET default_transaction_read_only$/,
    ],
    [
      'somebody who can act as it',
      SHARED,
      'create role {group}; grant {app} to {group}',
      'drop role {group}',
      /{group} can act as {app}: REVOKE {app} FROM {group}$/,
    ],
    [
      'a table of another owner',
      SHARED,
      'create role {group}; grant create on schema shared to {group}; alter table shared.label owner to {group}; revoke create on schema shared from {group}',
      'alter table shared.label owner to {owner}; drop role {group}',
      /^shared.label: owned by {group}, and its schema by .*: ALTER TABLE shared.label OWNER TO /,
    ],
    [
      'a foreign event trigger',
      SHARED,
      `create function public.seen() returns event_trigger language plpgsql as 'begin end'; create event trigger seen on ddl_command_end execute function public.seen()`,
      'drop event trigger seen; drop function public.seen()',
      /the event trigger seen of .*: DROP EVENT TRIGGER seen$/,
    ],
  ])('is told and keeps nobody from being served: %s', async (_, database, down, up, told) => {
    const fill = (text: string) =>
      text
        .replaceAll('{app}', APP)
        .replaceAll('{db}', database)
        .replaceAll('{group}', `${NAME}_group`)
        .replaceAll('{owner}', new URL(inject('adminUrl')).username);
    await owner(database, fill(down));
    try {
      const problems = (await beyond()).map(({ problem }) => problem);
      expect(new Set(problems).size, problems.join('\n')).toBe(1);
      expect(problems[0]).toMatch(new RegExp(fill(told.source)));
    } finally {
      await owner(database, fill(up));
    }
    expect(await beyond()).toEqual([]);
  });

  test('tuning by the operator is none of it', async () => {
    await owner(NAME, `alter role ${APP} set work_mem = '8MB'`);
    expect(await beyond()).toEqual([]);
    await owner(NAME, `alter role ${APP} reset work_mem`);
  });
});

describe('what the logins cannot do', () => {
  const refusal = (url: string, text: string) =>
    ask(url, text).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  test.each([SHARED, SCHEMA])('temporary and large objects, and locks, in %s', async (database) => {
    const url = server.appUrl(database);
    for (const text of [
      'create temporary table mine (id int)',
      'create temporary view mine as select 1',
      `select pg_catalog.lo_from_bytea(0, 'x')`,
      'select pg_catalog.lo_creat(-1)',
      'select pg_catalog.lo_create(0)',
      'select pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())',
      'select pg_catalog.pg_cancel_backend(pg_catalog.pg_backend_pid())',
      `select pg_catalog.pg_logical_emit_message(false, 'x', 'x')`,
      'select pg_catalog.pg_advisory_lock(1)',
      'select pg_catalog.pg_try_advisory_xact_lock_shared(1, 2)',
      `select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('${newId()}', 7166))`,
    ])
      expect(await refusal(url, text), text).toBe('42501');
  });

  test('temporary and large objects in the control plane', async () => {
    const url = server.controlUrl();
    for (const text of [
      'create temporary table mine (id int)',
      'select pg_catalog.lo_creat(-1)',
      'select pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())',
    ])
      expect(await refusal(url, text), text).toBe('42501');
    expect(await refusal(url, 'select pg_catalog.pg_advisory_lock(1)')).toBe('done');
  });
});

describe('what is no breach', () => {
  test('a schema that a crash left behind before it was offered', async () => {
    const [cell] = await ask<Cell>(
      server.ownerUrl(NAME),
      `select ${CELL_COLUMNS} from control.cell where kind = 'schema'`,
    );
    await buildReadySchema(server, cell as Cell);
    expect(await check()).toEqual([]);
  });

  test('a view that reads with the rights of whoever asks', async () => {
    await owner(
      SHARED,
      `create view shared.mine with (security_invoker = on) as select * from shared.task; grant select on shared.mine to ${APP}`,
    );
    expect(await check()).toEqual([]);
    await owner(SHARED, 'drop view shared.mine');
  });

  test('an extension', async () => {
    await owner(SHARED, 'create extension pg_stat_statements');
    expect(await check()).toEqual([]);
    await owner(SHARED, 'drop extension pg_stat_statements');
  });
});

test('the login cannot have code of its own run by the signing function', async () => {
  // Where temporary objects could not be taken away: there the function has to look after itself.
  await owner(SHARED, `grant temporary on database ${SHARED} to ${APP}`);
  const app = new pg.Client(server.appUrl(SHARED));
  await app.connect();
  try {
    await app.query(`create function pg_temp.spy(v pg_catalog.text) returns boolean language plpgsql
      as $$ begin raise exception 'runs as %', current_user; end $$`);
    for (const type of ['text', 'uuid'])
      await app.query(
        `create domain pg_temp.${type} as pg_catalog.${type} check (pg_temp.spy(value::pg_catalog.text))`,
      );
    const [cell] = await ask<{ id: string }>(
      server.ownerUrl(NAME),
      `select id from control.cell where kind = 'shared'`,
    );
    const context = signContext(
      server.contextKey(cell?.id ?? ''),
      tenantId,
      Math.floor(Date.now() / 1000) + 60,
    );
    await app.query(`select pg_catalog.set_config('taskforce.context', $1, false)`, [context]);
    const { rows } = await app.query('select platform.current_tenant() as who');
    expect(rows).toEqual([{ who: tenantId }]);
  } finally {
    await app.end();
    await owner(SHARED, `revoke temporary on database ${SHARED} from ${APP}`);
  }
});

import pg from 'pg';
import { startEmbedded } from '../server/src/platform/embedded-postgres/index.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { type PostgresServer, deploy, postgresServer } from '../server/src/tenancy/index.ts';
import { namespaceOf } from '../server/src/tenancy/model/namespace.ts';
import {
  type MigrationStep,
  type StepSource,
  loadSteps,
  stepOf,
} from '../server/src/tenancy/migrations/steps.ts';
import { median } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { asOwner, benchConfig } from './world.ts';

/**
 * A run with nothing to do at 5,000 tenants with a schema each, ten steps behind them; then one more
 * column for a thousand of them, ours in turns with the same statements sent by hand over as many
 * connections. Each schema has one table, so that thousands are built in a minute; adding a column
 * changes the catalogue alone, whatever else there is.
 */
const TENANTS = 5000;
const IN_ONE_CELL = 1000;
const CELL = 500;
const STEPS = 10;
const WORKERS = 4;
const TURNS = 5;

const TABLE = `create table {ns}.record ({tenant_column} id uuid not null, note text, primary key ({tenant,}id));
{protect record}`;

/** @param only a smaller number of tenants, for a quick try */
export async function measureMigrations({ dataDir, say, only }: PartOptions): Promise<void> {
  const tenants = Number(only ?? TENANTS);
  const columns = Math.min(IN_ONE_CELL, tenants);
  await using postgres = await startEmbedded({ dataDir });
  const server = postgresServer(benchConfig(dataDir), postgres.adminUrl, { control: 'taskforce' });
  const steps = [stepOf('0001_record', TABLE, true)];
  const source: StepSource = async (set, engine) =>
    set === 'tenant' ? steps : loadSteps(set, engine);

  await deploy(server, { source });
  const first = await addTenants(server, columns, 'schema-1');
  for (let n = 2, left = tenants - columns; left > 0; n++, left -= CELL) {
    await addCell(server, `schema-${n}`);
    await addTenants(server, Math.min(CELL, left), `schema-${n}`);
  }
  const built = await timed(() => deploy(server, { source }));
  say(`  building ${tenants} schemas of one table: ${built.toFixed(0)} ms`);
  await addHistory(server, steps);

  const runs = {
    'as each start does': {},
    'asking every cell, as taskforce migrate does': { thorough: true },
  };
  for (const [what, options] of Object.entries(runs)) {
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn++)
      times.push(await timed(() => deploy(server, { source, ...options })));
    say(`  nothing to do, ${tenants} tenants, ${what}: ${median(times).toFixed(0)} ms`);
  }

  const namespaces = first.map(namespaceOf);
  const url = server.ownerUrl('taskforce_schema_1');
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    raw.push(await timed(() => addColumns(url, namespaces, `raw_${turn}`)));
    steps.push(
      stepOf(`1${turn}_column`, `alter table {ns}.record add column ours_${turn} int;`, false),
    );
    ours.push(await timed(() => deploy(server, { source, cell: 'schema-1', workers: WORKERS })));
    say(
      `  one more column, ${columns} schemas: raw ${raw.at(-1)?.toFixed(0)} ms, ours ${ours.at(-1)?.toFixed(0)} ms`,
    );
  }
  const ratio = median(ours) / median(raw);
  say(`  ours against raw over ${WORKERS} connections: ${ratio.toFixed(2)} times`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The statements alone, as one would send them by hand. */
async function addColumns(
  url: string,
  namespaces: readonly string[],
  column: string,
): Promise<void> {
  const queue = namespaces.values();
  const worker = async (): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    for (const namespace of queue)
      await client.query(`alter table ${namespace}.record add column ${column} int`);
    await client.end();
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

const addCell = (server: PostgresServer, name: string): Promise<void> =>
  asOwner(
    server,
    server.control,
    `insert into control.cell (id, name, kind, database, capacity) values ($1, $2, 'schema', $3, 500)`,
    [newId(), name, `taskforce_${name.replace('-', '_')}`],
  );

/** Tenants that the control plane has; the next run builds their schemas. */
async function addTenants(server: PostgresServer, count: number, cell: string): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await asOwner(
    server,
    server.control,
    `with new as (select * from unnest($1::uuid[], $2::text[]) as x (id, namespace)),
          tenants as (insert into control.tenant (id, slug, name, plan, state, created_at, updated_at)
                      select id, replace(namespace, '_', '-'), 'Bench', 'basic', 'active', now(), now() from new)
     insert into control.placement (tenant_id, cell_id, namespace)
     select new.id, c.id, new.namespace from new, control.cell c where c.name = $3`,
    [ids, ids.map(namespaceOf), cell],
  );
  return ids;
}

/** Nine further steps that every target has, by all ledgers: what a product is like after some years. */
async function addHistory(server: PostgresServer, steps: MigrationStep[]): Promise<void> {
  const history = Array.from({ length: STEPS - 1 }, (_, i) =>
    stepOf(`000${i + 2}_past`, `-- ${i}`, false),
  );
  const values = [history.map(({ name }) => name), history.map(({ checksum }) => checksum)];
  const add = (database: string, ledger: string, target: string) =>
    asOwner(
      server,
      database,
      `insert into ${ledger} (target, step, checksum)
       select t.target, s.step, s.checksum
         from (select distinct target from ${ledger} where ${target}) t,
              unnest($1::text[], $2::text[]) as s (step, checksum)`,
      values,
    );
  await add(server.control, 'control.migration', `target ~ '^(tenant|shared):'`);
  for (const database of await databasesOf(server))
    await add(database, 'platform.migration', `target like 'tenant:%'`);
  steps.push(...history);
}

async function databasesOf(server: PostgresServer): Promise<string[]> {
  const client = new pg.Client(server.ownerUrl(server.control));
  await client.connect();
  try {
    const { rows } = await client.query<{ database: string }>('select database from control.cell');
    return rows.map(({ database }) => database);
  } finally {
    await client.end();
  }
}

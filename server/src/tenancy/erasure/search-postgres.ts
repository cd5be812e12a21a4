import pg from 'pg';
import { withConnection } from '#platform/db/index.ts';
import { type Needles, likeAnywhere } from './needles.ts';
import { type Searched, TOMBSTONES } from './report.ts';

interface FoundTable {
  readonly namespace: string;
  readonly name: string;
  readonly columns: { name: string; is_bytes: boolean }[];
}

/** Kept only while it is being looked for. */
const SKIPPED = new Set([...TOMBSTONES, 'control.erasure.sought']);
/** People and workspaces may be called the same, and an account is no workspace. */
const PEOPLE = 'control.account';

/**
 * Reads every column of every table of a database, as its catalog has them, and counts the rows in which
 * anything that is looked for stands.
 * @param context the tenant's own signed one, for an owner bound by row-level security
 */
export async function searchPostgres(
  url: string,
  place: string,
  needles: Needles,
  context?: string,
): Promise<Searched> {
  return withConnection(url, 'taskforce erasure', async (client) => {
    await client.query(
      `select set_config('search_path', '', false), set_config('statement_timeout', '0', false)`,
    );
    if (context) await client.query(`select set_config('taskforce.context', $1, false)`, [context]);
    const tables = await tablesOf(client);
    const found: { table: string; rows: number }[] = [];
    let [rows, others, columns] = [0, 0, 0];
    for (const table of tables) {
      const count = await countIn(client, table, needles);
      columns += table.columns.length;
      rows += count.rows;
      others += count.others;
      if (count.found > 0)
        found.push({ table: `${table.namespace}.${table.name}`, rows: count.found });
    }
    const schema = needles.parts.find((part) => tables.some(({ namespace }) => namespace === part));
    if (schema !== undefined) found.push({ table: `the schema ${schema}`, rows: 1 });
    return { place, dropped: false, tables: tables.length, columns, rows, found, others };
  });
}

async function tablesOf(client: pg.ClientBase): Promise<FoundTable[]> {
  const { rows } = await client.query<FoundTable>(
    `select n.nspname as namespace, c.relname as name,
            json_agg(json_build_object('name', a.attname, 'is_bytes', a.atttypid = 'pg_catalog.bytea'::regtype)) as columns
       from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      group by 1, 2 order by 1, 2`,
  );
  return rows;
}

interface Count {
  readonly rows: number;
  readonly found: number;
  readonly others: number;
}

async function countIn(client: pg.ClientBase, table: FoundTable, needles: Needles): Promise<Count> {
  const full = `${table.namespace}.${table.name}`;
  const texts = table.columns
    .filter(({ name }) => !SKIPPED.has(`${full}.${name}`))
    .map(({ name, is_bytes: isBytes }) => {
      const column = pg.escapeIdentifier(name);
      return isBytes ? `encode(${column}, 'escape')` : `${column}::text`;
    });
  if (texts.length === 0) return { rows: 0, found: 0, others: 0 };
  const wholes = full === PEOPLE ? [] : needles.wholes;
  const hit = `(concat_ws(E'\\n', ${texts.join(', ')}) ilike any ($1)
    or ${texts.map((text) => `lower(${text}) = any ($2)`).join(' or ')})`;
  const { rows } = await client.query<Count>(
    `select count(*)::int as rows, (count(*) filter (where hit and own))::int as found,
            (count(*) filter (where hit and not own))::int as others
       from (select ${hit} as hit, ${ownerOf(table)} as own
               from ${pg.escapeIdentifier(table.namespace)}.${pg.escapeIdentifier(table.name)}
              where $3::uuid is not null) t`,
    [needles.parts.map(likeAnywhere), wholes, needles.tenantId],
  );
  return rows[0] as Count;
}

/** Whether a row would be the erased tenant's or no one's, rather than another tenant's. */
function ownerOf({ namespace, name, columns }: FoundTable): string {
  if (`${namespace}.${name}` === 'control.tenant') return 'id = $3::uuid';
  if (/^t_[0-9a-z]{1,25}$/.test(namespace)) return 'false';
  return columns.some((column) => column.name === 'tenant_id')
    ? '(tenant_id is null or tenant_id = $3::uuid)'
    : 'true';
}

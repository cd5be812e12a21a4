import { withMySql } from '#platform/mysql/index.ts';
import type { MySqlConnection } from '#platform/mysql/index.ts';

/**
 * The tables, views, triggers and functions of a database on MariaDB as statements, one table after the other.
 * @param kind the tables of tenants with their views, or what the database has once
 */
export const mysqlSchema = (url: string, kind: 'tenant' | 'cell'): Promise<string> =>
  withMySql(url, async (owner) => {
    const tables = await namesOf(owner, kind);
    const parts = await inTurn(tables, (table) => tableText(owner, table));
    const routines = kind === 'cell' ? await routineTexts(owner) : [];
    return [...parts, ...routines].join('\n\n');
  });

async function namesOf(owner: MySqlConnection, kind: 'tenant' | 'cell'): Promise<string[]> {
  const rows = await owner.rows<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = database() and table_type = 'BASE TABLE'
        and (table_name like 'base\\_%') = ${kind === 'tenant' ? 1 : 0}
      order by table_name`,
  );
  return rows.map(({ name }) => name);
}

async function tableText(owner: MySqlConnection, table: string): Promise<string> {
  const [made] = await owner.rows<Record<string, string>>(`show create table ${table}`);
  const text = (made?.['Create Table'] ?? '').replace(/ AUTO_INCREMENT=\d+/, '');
  const view = table.replace(/^base_/, '');
  const statements = [
    text,
    ...(view === table ? [] : await viewTexts(owner, table, view)),
    ...(await triggerTexts(owner, table)),
    ...(await grantTexts(owner, view)),
  ];
  return statements.map((statement) => `${statement};`).join('\n');
}

/** What the app login sees of a table; `*` where that is every column. */
async function viewTexts(owner: MySqlConnection, table: string, view: string): Promise<string[]> {
  const found = await owner.rows<{ definition: string; option: string; security: string }>(
    `select replace(view_definition, concat('\`', database(), '\`.'), '') as definition,
            lower(check_option) as \`option\`, lower(security_type) as security
       from information_schema.views where table_schema = database() and table_name = '${view}'`,
  );
  const columns = await owner.rows<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = database() and table_name = '${table}' order by ordinal_position`,
  );
  const all = columns.map(({ name }) => `\`${table}\`.\`${name}\` AS \`${name}\``).join(',');
  return found.map(
    ({ definition, option, security }) =>
      `create sql security ${security} view \`${view}\` as ${definition.replace(all, '*')} with ${option} check option`,
  );
}

async function triggerTexts(owner: MySqlConnection, table: string): Promise<string[]> {
  const rows = await owner.rows<{ text: string }>(
    `select concat('create trigger ', trigger_name, ' ', lower(action_timing), ' ', lower(event_manipulation), ' on ', event_object_table, ' for each row\n', action_statement) as text
       from information_schema.triggers
      where trigger_schema = database() and event_object_table = '${table}' order by trigger_name`,
  );
  return rows.map(({ text }) => text);
}

async function grantTexts(owner: MySqlConnection, table: string): Promise<string[]> {
  const rows = await owner.rows<{ text: string }>(
    `select concat('grant ', lower(group_concat(privilege_type order by privilege_type separator ', ')), ' on ', table_name, ' to ', grantee) as text
       from information_schema.table_privileges
      where table_schema = database() and table_name = '${table}' group by grantee, table_name order by grantee`,
  );
  return rows.map(({ text }) => text);
}

async function routineTexts(owner: MySqlConnection): Promise<string[]> {
  const routines = await owner.rows<{ name: string; type: string }>(
    `select routine_name as name, routine_type as type from information_schema.routines
      where routine_schema = database() order by routine_name`,
  );
  return inTurn(routines, async ({ name, type }) => {
    const [made] = await owner.rows<Record<string, string>>(`show create ${type} ${name}`);
    const text = made?.[type === 'FUNCTION' ? 'Create Function' : 'Create Procedure'] ?? '';
    return `${text.replace(/ DEFINER=\S+/, '')};`;
  });
}

async function inTurn<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

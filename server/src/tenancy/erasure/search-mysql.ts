import { withMySql } from '#platform/mysql/index.ts';
import { type Needles, likeAnywhere } from './needles.ts';
import { type Searched, TOMBSTONES } from './report.ts';

/** In one database the product's own tables begin with the name of the schema they have elsewhere. */
const SKIPPED = new Set(TOMBSTONES.map((column) => column.replace('.', '_')));
const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** The same search in a cell on MySQL or MariaDB. */
export async function searchMySql(url: string, place: string, needles: Needles): Promise<Searched> {
  return withMySql(url, async (owner) => {
    const columns = await owner.rows<{ tableName: string; name: string }>(
      `select c.table_name as tableName, c.column_name as name
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = database() and t.table_type = 'BASE TABLE'`,
    );
    const found: { table: string; rows: number }[] = [];
    let [rows, others] = [0, 0];
    const tables = Map.groupBy(columns, ({ tableName }) => tableName);
    for (const [table, all] of tables) {
      const texts = all
        .filter(({ name }) => !SKIPPED.has(`${table}.${name}`))
        .map(({ name }) => `lower(convert(${quote(name)} using utf8mb4))`);
      if (texts.length === 0) continue;
      const own = all.some(({ name }) => name === 'tenant_id') ? 'tenant_id = ?' : 'true';
      const hit = [
        ...needles.parts.map(() => `concat_ws('\\n', ${texts.join(', ')}) like lower(?)`),
        ...texts.map((text) => `${text} in (?)`),
      ].join(' or ');
      const [count] = await owner.rows<{ total: number; hits: number; own: number }>(
        `select count(*) as total, coalesce(sum(hit), 0) + 0e0 as hits, coalesce(sum(hit and own), 0) + 0e0 as own
           from (select (${hit}) as hit, ${own} as own from ${quote(table)}) t`,
        [
          ...needles.parts.map(likeAnywhere),
          ...texts.map(() => needles.wholes),
          ...(own === 'true' ? [] : [needles.tenantId]),
        ],
      );
      const { total = 0, hits = 0, own: mine = 0 } = count ?? {};
      rows += total;
      others += hits - mine;
      if (mine > 0) found.push({ table, rows: mine });
    }
    return {
      place,
      dropped: false,
      tables: tables.size,
      columns: columns.length,
      rows,
      found,
      others,
    };
  });
}

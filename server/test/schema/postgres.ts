import pg from 'pg';

/** A table with everything that stands around it, each as the statement that would make it. */
interface TableFacts {
  name: string;
  columns: string[];
  constraints: string[];
  options: string | null;
  comment: string | null;
  indexes: string[];
  isolation: string[];
  policies: string[];
  triggers: string[];
  grants: string[];
}

const TABLES = `
select c.relname as name,
       array(select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                    || case when a.attcollation not in (0, t.typcollation) then ' collate "' || l.collname || '"' else '' end
                    || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                            when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
                            else '' end
                    || case when a.attnotnull then ' not null' else '' end
                    || case when a.attgenerated = '' and d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
               from pg_attribute a
               join pg_type t on t.oid = a.atttypid
               left join pg_collation l on l.oid = a.attcollation
               left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
       array(select 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
               from pg_constraint k
              where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f')
              order by position(k.contype::text in 'pucf'), k.conname) as constraints,
       array_to_string(c.reloptions, ', ') as options,
       obj_description(c.oid, 'pg_class') as comment,
       array(select pg_get_indexdef(i.indexrelid)
               from pg_index i join pg_class x on x.oid = i.indexrelid
              where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
              order by x.relname) as indexes,
       array(select word from (values (c.relrowsecurity, 'enable row level security'), (c.relforcerowsecurity, 'force row level security')) w (holds, word)
              where w.holds) as isolation,
       array(select 'create policy ' || p.polname || ' on ' || c.oid::regclass
                    || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end
                    || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                    || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
               from pg_policy p where p.polrelid = c.oid order by p.polname) as policies,
       array(select pg_get_triggerdef(g.oid) from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal order by g.tgname) as triggers,
       array(select 'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) || ' on ' || c.oid::regclass || ' to '
                    || coalesce(r.rolname, 'public')
               from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
              where a.grantee <> c.relowner group by r.rolname order by r.rolname) as grants
  from pg_class c
 where c.relnamespace = $1::regnamespace and c.relkind = 'r'
 order by c.relname`;

const FUNCTIONS = `
select pg_get_functiondef(p.oid) as text,
       array(select 'grant execute on function ' || p.oid::regprocedure || ' to ' || coalesce(r.rolname, 'public')
               from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a left join pg_roles r on r.oid = a.grantee
              where a.grantee <> p.proowner order by r.rolname) as grants
  from pg_proc p where p.pronamespace = $1::regnamespace order by p.proname, p.oid::regprocedure::text`;

/** A schema's tables and functions as statements, one table after the other. */
export async function postgresSchema(url: string, schema: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // With no schema in the path every name is written out.
    await client.query(`set search_path = ''`);
    const tables = await client.query<TableFacts>(TABLES, [schema]);
    const functions = await client.query<{ text: string; grants: string[] }>(FUNCTIONS, [schema]);
    return [
      ...tables.rows.map((table) => textOf(schema, table)),
      ...functions.rows.map(({ text, grants }) => ended([text.trim(), ...grants])),
    ].join('\n\n');
  } finally {
    await client.end();
  }
}

function textOf(schema: string, table: TableFacts): string {
  const name = `${schema}.${table.name}`;
  const inside = [...table.columns, ...table.constraints].map((line) => `  ${line}`).join(',\n');
  const options = table.options ? ` with (${table.options})` : '';
  return ended([
    `create table ${name} (\n${inside}\n)${options}`,
    ...(table.comment ? [`comment on table ${name} is '${table.comment}'`] : []),
    ...table.indexes,
    ...table.isolation.map((word) => `alter table ${name} ${word}`),
    ...table.policies,
    ...table.triggers,
    ...table.grants,
  ]);
}

const ended = (statements: readonly string[]): string =>
  statements.map((statement) => `${statement};`).join('\n');

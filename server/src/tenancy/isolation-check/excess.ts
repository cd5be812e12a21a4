import type pg from 'pg';
import { strangeSettings } from './settings.ts';

/**
 * What a login may do beyond its need without reaching any tenant's rows. Not every server lets it be taken
 * away (PostgreSQL's functions belong to its administrator), so it is reported and does not stop the server.
 */
export async function findExcess(client: pg.ClientBase, role: string): Promise<string[]> {
  const { rows } = await client.query<
    Record<'temporary' | 'large' | 'locks' | 'ends', boolean> & { name: string }
  >(
    `select quote_ident(current_database()) as name,
            has_database_privilege($1, current_database(), 'TEMPORARY') as temporary,
            has_function_privilege($1, 'pg_catalog.lo_from_bytea(oid, bytea)', 'EXECUTE') as large,
            has_function_privilege($1, 'pg_catalog.pg_advisory_lock(bigint)', 'EXECUTE')
              and to_regclass('platform.fence') is not null as locks,
            has_function_privilege($1, 'pg_catalog.pg_terminate_backend(integer, bigint)', 'EXECUTE')
              or has_function_privilege($1, 'pg_catalog.pg_cancel_backend(integer)', 'EXECUTE') as ends`,
    [role],
  );
  const [may] = rows;
  const { rows: around } = await client.query<{ problem: string }>(AROUND, [role]);
  const settings = await strangeSettings(client, role);
  return [
    ...(may?.temporary
      ? [`${role} may make temporary objects: REVOKE TEMPORARY ON DATABASE ${may.name} FROM PUBLIC`]
      : []),
    ...(may?.large
      ? [
          `${role} may store large objects: as the server’s administrator, REVOKE EXECUTE ON FUNCTION pg_catalog.lo_from_bytea, pg_catalog.lo_creat, pg_catalog.lo_create, pg_catalog.lo_put, pg_catalog.lowrite FROM PUBLIC in ${may.name}`,
        ]
      : []),
    ...(may?.locks
      ? [
          `${role} may take any advisory lock, those of the fences included: as the server’s administrator, REVOKE EXECUTE on the functions pg_advisory_… and pg_try_advisory_… FROM PUBLIC in ${may.name}, and grant it to the owner`,
        ]
      : []),
    ...(may?.ends
      ? [
          `${role} may end and interrupt its other sessions: as the server’s administrator, REVOKE EXECUTE ON FUNCTION pg_catalog.pg_terminate_backend, pg_catalog.pg_cancel_backend FROM PUBLIC in ${may.name}`,
        ]
      : []),
    ...around.map(({ problem }) => problem),
    ...settings.filter(({ isBreach }) => !isBreach).map(({ problem }) => problem),
  ];
}

/** Who can act as the login, who else owns what is in our schemas, and what runs with every definition. */
const AROUND = `
  select m.rolname || ' can act as ' || $1 || ': REVOKE ' || quote_ident($1) || ' FROM ' || quote_ident(m.rolname) as problem
    from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
   where r.rolname = $1 and m.rolname <> current_user and not m.rolsuper
  union all
  select n.nspname || '.' || c.relname || ': owned by ' || pg_get_userbyid(c.relowner) || ', and its schema by '
         || pg_get_userbyid(n.nspowner) || ': ALTER TABLE ' || c.oid::regclass || ' OWNER TO ' || quote_ident(pg_get_userbyid(n.nspowner))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname in ('platform', 'shared', 'control') or n.nspname like 't\\_%')
     and c.relowner <> n.nspowner and pg_get_userbyid(c.relowner) <> $1
  union all
  select n.nspname || '.' || p.proname || '(): owned by ' || pg_get_userbyid(p.proowner) || ', and its schema by '
         || pg_get_userbyid(n.nspowner) || ': ALTER FUNCTION ' || p.oid::regprocedure || ' OWNER TO ' || quote_ident(pg_get_userbyid(n.nspowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where (n.nspname in ('platform', 'shared', 'control') or n.nspname like 't\\_%')
     and p.proowner <> n.nspowner and pg_get_userbyid(p.proowner) <> $1
  union all
  select 'the event trigger ' || e.evtname || ' of ' || pg_get_userbyid(e.evtowner)
         || ' runs with every migration; if nobody needs it: DROP EVENT TRIGGER ' || quote_ident(e.evtname)
    from pg_event_trigger e
   where e.evtenabled <> 'D'
     and not exists (select 1 from pg_depend d where d.classid = 'pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
   order by 1`;

/** Databases of a server that a login may connect to besides those it is for. @param own those it is for */
export async function foreignDatabases(
  client: pg.ClientBase,
  role: string,
  own: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
      where datallowconn and has_database_privilege($1, oid, 'CONNECT') and datname <> all ($2) order by 1`,
    [role, own],
  );
  if (rows.length === 0) return [];
  const shown = rows.slice(0, 3).map(({ name }) => name);
  const more = rows.length > shown.length ? ` and ${rows.length - shown.length} more` : '';
  return [
    `${role} may connect to databases it has nothing in (${shown.join(', ')}${more}): REVOKE CONNECT ON DATABASE … FROM PUBLIC, and grant it to those who need it`,
  ];
}

import type pg from 'pg';

/** What a cell's catalog says about its walls, read in a few set-based queries however many tenants it has. */

/** Everything that can be read like a table in the schemas that hold tenants' data. */
export interface RelationFacts {
  readonly namespace: string;
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialized view' | 'foreign table';
  readonly owner: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** Whether a view reads with the rights of its caller, so that row-level security applies. */
  readonly invoker: boolean;
  /** Each policy as `name using check`, both expressions as PostgreSQL prints them. */
  readonly policies: readonly PolicyFacts[];
  /** The app login's privileges. */
  readonly grants: readonly string[];
}

export interface PolicyFacts {
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
  readonly permissive: boolean;
}

/** Tables of the platform's own that hold what is the tenants'. */
const STREAMS = `'outbox', 'stream'`;

export async function relationFacts(
  client: pg.ClientBase,
  appRole: string,
): Promise<RelationFacts[]> {
  const { rows } = await client.query<RelationFacts>(
    `select n.nspname as namespace, c.relname as name, pg_get_userbyid(c.relowner) as owner,
            case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                           when 'f' then 'foreign table' else 'table' end as kind,
            c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
            coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false) as invoker,
            coalesce((select json_agg(json_build_object('name', p.polname, 'permissive', p.polpermissive,
                        'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
                        from pg_policy p where p.polrelid = c.oid), '[]') as policies,
            coalesce((select json_agg(distinct a.privilege_type)
                        from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
                       where r.rolname = $1 or a.grantee = 0), '[]') as grants
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (n.nspname = 'shared' or n.nspname like 't\\_%' or (n.nspname = 'platform' and c.relname in (${STREAMS})))
      order by 1, 2`,
    [appRole],
  );
  return rows;
}

export interface RoleFacts {
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly creates: boolean;
  readonly memberOf: readonly string[];
}

export async function roleFacts(
  client: pg.ClientBase,
  role: string,
): Promise<RoleFacts | undefined> {
  const { rows } = await client.query<RoleFacts>(
    `select r.rolsuper as superuser, r.rolbypassrls as bypasses,
            r.rolcreatedb or r.rolcreaterole or r.rolreplication
              or has_database_privilege(r.oid, current_database(), 'CREATE') as creates,
            coalesce((select json_agg(pg_get_userbyid(m.roleid)) from pg_auth_members m where m.member = r.oid), '[]') as "memberOf"
       from pg_roles r where r.rolname = $1`,
    [role],
  );
  return rows[0];
}

/** What no login that serves requests may have. @returns what is wrong */
export const powersOf = (facts: RoleFacts, role: string): string[] =>
  facts.superuser
    ? [`${role} is a superuser`]
    : [
        ...(facts.bypasses ? [`${role} bypasses row-level security`] : []),
        ...(facts.creates ? [`${role} may create databases, roles or schemas`] : []),
        ...(facts.memberOf.length > 0
          ? [`${role} is a member of ${facts.memberOf.join(', ')}`]
          : []),
      ];

export interface FunctionFacts {
  readonly definer: boolean;
  readonly pinned: boolean;
  readonly owner: string;
}

/** The function that says whose context this is. */
export async function functionFacts(client: pg.ClientBase): Promise<FunctionFacts | undefined> {
  const { rows } = await client.query<FunctionFacts>(
    `select p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner,
            coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false) as pinned
       from pg_proc p where p.oid = to_regprocedure('platform.current_tenant()')`,
  );
  return rows[0];
}

/** What the app login can reach besides tenants' tables: there should be nothing. */
export interface ReachFacts {
  /** Whether it can read or change the key that contexts are signed with. */
  readonly key: boolean;
  /** Schemas it may create objects in. */
  readonly schemas: readonly string[];
  /** Tables and views elsewhere, those of extensions apart. */
  readonly relations: readonly string[];
  /** Functions that run with their owner's rights, those of the context and the fence apart. */
  readonly definers: readonly string[];
}

const OWN_SCHEMA = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
const ANY_RIGHT = `'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'`;

export async function reachFacts(client: pg.ClientBase, appRole: string): Promise<ReachFacts> {
  const { rows } = await client.query<ReachFacts>(
    `select has_table_privilege($1, 'platform.context_key', ${ANY_RIGHT})
              or has_any_column_privilege($1, 'platform.context_key', 'SELECT, INSERT, UPDATE') as key,
            coalesce((select json_agg(n.nspname order by 1) from pg_namespace n
                       where ${OWN_SCHEMA} and has_schema_privilege($1, n.oid, 'CREATE')), '[]') as schemas,
            coalesce((select json_agg(n.nspname || '.' || c.relname order by 1)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OWN_SCHEMA}
                         and n.nspname <> 'shared' and n.nspname not like 't\\_%'
                         and c.oid <> 'platform.context_key'::regclass
                         and not (n.nspname = 'platform' and c.relname in (${STREAMS}))
                         and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                         and (has_table_privilege($1, c.oid, ${ANY_RIGHT})
                           or has_any_column_privilege($1, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))), '[]') as relations,
            coalesce((select json_agg(p.oid::regprocedure::text order by 1)
                        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                       where p.prosecdef and ${OWN_SCHEMA}
                         and p.oid is distinct from to_regprocedure('platform.current_tenant()')
                         and p.oid is distinct from to_regprocedure('platform.enter(integer)')
                         and has_schema_privilege($1, n.oid, 'USAGE')
                         and has_function_privilege($1, p.oid, 'EXECUTE')), '[]') as definers`,
    [appRole],
  );
  return rows[0] as ReachFacts;
}

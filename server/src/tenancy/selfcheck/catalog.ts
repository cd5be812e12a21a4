import type pg from 'pg';

/** What a cell's catalog says about its walls, read in a few set-based queries however many tenants it has. */

export interface TableFacts {
  readonly namespace: string;
  readonly table: string;
  readonly owner: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** Each policy as `name using check`, both expressions as PostgreSQL prints them. */
  readonly policies: readonly { name: string; using: string | null; check: string | null; permissive: boolean }[];
  /** The app login's privileges. */
  readonly grants: readonly string[];
}

export async function tableFacts(client: pg.ClientBase, appRole: string): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(
    `select n.nspname as namespace, c.relname as table, pg_get_userbyid(c.relowner) as owner,
            c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
            coalesce((select json_agg(json_build_object('name', p.polname, 'permissive', p.polpermissive,
                        'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
                        from pg_policy p where p.polrelid = c.oid), '[]') as policies,
            coalesce((select json_agg(distinct a.privilege_type)
                        from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
                       where r.rolname = $1 or a.grantee = 0), '[]') as grants
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = 'shared' or n.nspname like 't\\_%')`,
    [appRole],
  );
  return rows;
}

export interface RoleFacts {
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly creates: boolean;
  readonly memberOf: readonly string[];
  readonly settings: readonly string[];
}

export async function roleFacts(client: pg.ClientBase, role: string): Promise<RoleFacts | undefined> {
  const { rows } = await client.query<RoleFacts>(
    `select r.rolsuper as superuser, r.rolbypassrls as bypasses,
            r.rolcreatedb or r.rolcreaterole or r.rolreplication
              or has_database_privilege(r.oid, current_database(), 'CREATE') as creates,
            coalesce((select json_agg(pg_get_userbyid(m.roleid)) from pg_auth_members m where m.member = r.oid), '[]') as "memberOf",
            coalesce(to_json((select s.setconfig from pg_db_role_setting s where s.setrole = r.oid and s.setdatabase = 0)), '[]') as settings
       from pg_roles r where r.rolname = $1`,
    [role],
  );
  return rows[0];
}

export interface FunctionFacts {
  readonly definer: boolean;
  readonly pinned: boolean;
  readonly owner: string;
  /** Whether the app login can read the key the function checks against. */
  readonly keyReadable: boolean;
  readonly schemasCreatable: readonly string[];
}

export async function functionFacts(client: pg.ClientBase, appRole: string): Promise<FunctionFacts | undefined> {
  const { rows } = await client.query<FunctionFacts>(
    `select p.prosecdef as definer, coalesce(p.proconfig @> array['search_path=""'], false) as pinned,
            pg_get_userbyid(p.proowner) as owner,
            has_table_privilege($1, 'platform.context_key', 'SELECT, INSERT, UPDATE, DELETE') as "keyReadable",
            coalesce((select json_agg(n.nspname) from pg_namespace n
                       where has_schema_privilege($1, n.oid, 'CREATE') and n.nspname !~ '^pg_'), '[]') as "schemasCreatable"
       from pg_proc p where p.oid = to_regprocedure('platform.current_tenant()')`,
    [appRole],
  );
  return rows[0];
}

import type pg from 'pg';

/**
 * What others have added to the tables of a PostgreSQL cell: each would see or change rows on their way, or
 * would be granted what comes later. Only what is wrong is read, however many tenants the cell has.
 */

/** Schemas whose tables hold what is the tenants'. */
const OURS = `(n.nspname in ('platform', 'shared') or n.nspname like 't\\_%')`;

/** Triggers of the steps (task_tally…) and of a move (tenancy/move/captures), by name, function and its owner. */
const TRIGGERS = `
  select n.nspname || '.' || c.relname || ': the trigger ' || t.tgname
         || ' is none of ours: DROP TRIGGER ' || quote_ident(t.tgname) || ' ON ' || c.oid::regclass as problem
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_proc p on p.oid = t.tgfoid join pg_namespace f on f.oid = p.pronamespace
   where ${OURS} and not t.tgisinternal
     and not (p.proowner = c.relowner
       and ((t.tgname in ('task_tally', 'task_tally_changed') and c.relname = 'task'
              and f.nspname = n.nspname and p.proname = 'tally_task')
         or (t.tgname ~ '^capture_[0-9a-f]{32}_(written|removed)$'
              and f.nspname = 'platform' and p.proname ~ '^capture_[0-9a-f]{32}_[0-9]+$')))`;

const RULES = `
  select n.nspname || '.' || c.relname || ': the rule ' || r.rulename
         || ' is none of ours: DROP RULE ' || quote_ident(r.rulename) || ' ON ' || c.oid::regclass as problem
    from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and r.rulename <> '_RETURN'`;

/** The key is checked separately, and so is everything outside tenants' schemas (catalog.ts). */
const COLUMN_GRANTS = `
  select n.nspname || '.' || c.relname || ': ' || x.privilege_type || ' of the column ' || a.attname
         || ' granted beyond need: REVOKE ' || x.privilege_type || ' (' || quote_ident(a.attname) || ') ON '
         || c.oid::regclass || ' FROM ' || coalesce(quote_ident(r.rolname), 'PUBLIC') as problem
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         cross join lateral aclexplode(a.attacl) x left join pg_roles r on r.oid = x.grantee
   where ${OURS} and a.attacl is not null and not a.attisdropped
     and (n.nspname <> 'platform' or c.relname in ('outbox', 'stream'))
     and (x.grantee = 0 or r.rolname = $1)`;

/** A login that can reset a sequence could change the order of events. */
const SEQUENCES = `
  select n.nspname || '.' || c.relname || ': ' || x.privilege_type || ' of the sequence granted beyond need: REVOKE '
         || x.privilege_type || ' ON SEQUENCE ' || c.oid::regclass || ' FROM ' || coalesce(quote_ident(r.rolname), 'PUBLIC') as problem
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
         cross join lateral aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
   where ${OURS} and c.relkind = 'S' and (x.grantee = 0 or r.rolname = $1)`;

/** Defaults, constraints, generated columns and indexes are made of the server's own functions, which pg_depend leaves out. */
const EXPRESSIONS = `
  select distinct n.nspname || '.' || c.relname || ': calls ' || p.oid::regprocedure
         || ', which is none of ours: take it out of the defaults, constraints and indexes of the table' as problem
    from pg_depend d join pg_proc p on p.oid = d.refobjid
         left join pg_attrdef f on d.classid = 'pg_attrdef'::regclass and f.oid = d.objid
         left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
         left join pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
         join pg_class c on c.oid = coalesce(f.adrelid, nullif(k.conrelid, 0), i.indrelid)
         join pg_namespace n on n.oid = c.relnamespace
   where d.refclassid = 'pg_proc'::regclass and ${OURS}`;

/** PostgreSQL lets everyone call functions and name types, so a changed default repeats that. */
const DEFAULT_GRANTS = `
  select 'what ' || quote_ident(pg_get_userbyid(d.defaclrole)) || ' makes'
         || coalesce(' in ' || quote_ident(n.nspname), '') || ' is granted to ' || coalesce(r.rolname, 'everyone')
         || ' by default (' || x.privilege_type || '): ALTER DEFAULT PRIVILEGES FOR ROLE '
         || quote_ident(pg_get_userbyid(d.defaclrole)) || coalesce(' IN SCHEMA ' || quote_ident(n.nspname), '')
         || ' REVOKE ' || x.privilege_type || ' ON '
         || case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS'
                                 when 'T' then 'TYPES' else 'SCHEMAS' end
         || ' FROM ' || coalesce(quote_ident(r.rolname), 'PUBLIC') as problem
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
         cross join lateral aclexplode(d.defaclacl) x left join pg_roles r on r.oid = x.grantee
   where (d.defaclnamespace = 0 or ${OURS}) and (x.grantee = 0 or r.rolname = $1)
     and not (x.grantee = 0 and d.defaclobjtype in ('f', 'T'))`;

const OWNED = `
  select n.nspname || '.' || p.proname || '(): owned by ' || pg_get_userbyid(p.proowner)
         || ': ALTER FUNCTION ' || p.oid::regprocedure || ' OWNER TO ' || quote_ident(pg_get_userbyid(n.nspowner)) as problem
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OURS} and pg_get_userbyid(p.proowner) = $1
     and p.oid is distinct from to_regprocedure('platform.current_tenant()')
  union all
  select 'the schema ' || n.nspname || ' is owned by ' || $1 || ': ALTER SCHEMA ' || quote_ident(n.nspname)
         || ' OWNER TO ' || quote_ident(current_user)
    from pg_namespace n where ${OURS} and pg_get_userbyid(n.nspowner) = $1`;

const LOOKS = [TRIGGERS, RULES, EXPRESSIONS, COLUMN_GRANTS, SEQUENCES, DEFAULT_GRANTS, OWNED];

/** @returns what is wrong, each with the statement that mends it */
export async function findStrangers(client: pg.ClientBase, appRole: string): Promise<string[]> {
  const problems: string[] = [];
  for (const text of LOOKS) {
    const values = text.includes('$1') ? [appRole] : [];
    const { rows } = await client.query<{ problem: string }>(`${text} order by 1`, values);
    problems.push(...rows.map(({ problem }) => problem));
  }
  return problems;
}

-- The logins' sessions are all one role's, so each may end or interrupt every other, and write what it likes into the
-- log of changes, unless these functions are taken from everybody. As in 0021, where their owner lets it be done.
do $$
declare
  candidate record;
  keepers   text := (
    select pg_catalog.string_agg(distinct cast(cast(k.role as pg_catalog.regrole) as text), ', ')
      from (select r.oid as role from pg_catalog.pg_roles r where r.rolname = current_user
            union select d.datdba from pg_catalog.pg_database d
                   where d.datname = pg_catalog.current_database()) k);
begin
  for candidate in
    select cast(cast(p.oid as pg_catalog.regprocedure) as text) as signature
      from pg_catalog.pg_proc p
     where p.pronamespace = cast('pg_catalog' as pg_catalog.regnamespace)
       and p.proname in ('pg_cancel_backend', 'pg_terminate_backend', 'pg_logical_emit_message')
       and pg_catalog.pg_has_role(current_user, p.proowner, 'usage')
  loop
    execute 'grant execute on function ' || candidate.signature || ' to ' || keepers;
    execute 'revoke execute on function ' || candidate.signature || ' from public';
  end loop;
end
$$;

-- Takes from everybody, and so from the app login, what PostgreSQL gives unasked and no request needs: temporary
-- objects, large objects that stay, and advisory locks, by which it could hold the fence of any tenant. Those who
-- own this database and these functions can do so: on a server whose administrator is somebody else, the functions
-- stay as they are, and `taskforce doctor` says so.
do $$
declare
  candidate record;
  -- Those who build and migrate here, and whose rights the fence is passed with: they may be several over time.
  keepers   text := (
    select pg_catalog.string_agg(distinct cast(cast(k.role as pg_catalog.regrole) as text), ', ')
      from (select r.oid as role from pg_catalog.pg_roles r where r.rolname = current_user
            union select p.proowner from pg_catalog.pg_proc p
                   where p.pronamespace = cast('platform' as pg_catalog.regnamespace) and p.proname = 'enter'
            union select d.datdba from pg_catalog.pg_database d
                   where d.datname = pg_catalog.current_database()) k);
begin
  begin
    execute pg_catalog.format('grant temporary on database %I to %s', pg_catalog.current_database(), keepers);
    execute pg_catalog.format('revoke temporary on database %I from public', pg_catalog.current_database());
  exception when insufficient_privilege then null;
  end;
  for candidate in
    select cast(cast(p.oid as pg_catalog.regprocedure) as text) as signature
      from pg_catalog.pg_proc p
     where p.pronamespace = cast('pg_catalog' as pg_catalog.regnamespace)
       and p.proname ~ '^(lo_|loread$|lowrite$|pg_advisory_|pg_try_advisory_)'
       and pg_catalog.pg_has_role(current_user, p.proowner, 'usage')
  loop
    execute 'grant execute on function ' || candidate.signature || ' to ' || keepers;
    execute 'revoke execute on function ' || candidate.signature || ' from public';
  end loop;
end
$$;

-- Takes from everybody, and so from the control login, what PostgreSQL gives unasked and no request needs: temporary
-- objects, and large objects that stay. Advisory locks remain: the queue uses them.
do $$
declare
  candidate record;
begin
  begin
    execute pg_catalog.format('grant temporary on database %I to %I', pg_catalog.current_database(), current_user);
    execute pg_catalog.format('revoke temporary on database %I from public', pg_catalog.current_database());
  exception when insufficient_privilege then null;
  end;
  for candidate in
    select cast(cast(p.oid as pg_catalog.regprocedure) as text) as signature
      from pg_catalog.pg_proc p
     where p.pronamespace = cast('pg_catalog' as pg_catalog.regnamespace)
       and p.proname ~ '^(lo_|loread$|lowrite$)'
       and pg_catalog.pg_has_role(current_user, p.proowner, 'usage')
  loop
    execute 'grant execute on function ' || candidate.signature || ' to ' || pg_catalog.quote_ident(current_user);
    execute 'revoke execute on function ' || candidate.signature || ' from public';
  end loop;
end
$$;

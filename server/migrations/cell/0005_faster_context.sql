-- The same check of the same signed context, in fewer steps of the executor. Policies ask it once for every table
-- that a statement names, a created task nine times. PL/pgSQL keeps its expressions ready for the rest of a
-- transaction, where an SQL function plans and starts a query each time.

create or replace function platform.current_tenant() returns uuid
  language plpgsql stable security definer parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  context    text := pg_catalog.current_setting('taskforce.context', true);
  signed     bytea;
  inner_pad  bytea;
  outer_pad  bytea;
begin
  if context is null or pg_catalog.octet_length(context) <> 106 then
    return null;
  end if;
  signed := pg_catalog.convert_to(context, 'UTF8');
  select k.ipad, k.opad into inner_pad, outer_pad from platform.context_key k;
  -- The signature comes first: what follows is read only of what this deployment has written. Digits compare as bytes.
  if pg_catalog.convert_to(pg_catalog.encode(pg_catalog.sha256(outer_pad || pg_catalog.sha256(
         inner_pad || pg_catalog.substr(signed, 1, 42))), 'hex'), 'UTF8') = pg_catalog.substr(signed, 43)
     and pg_catalog.substr(signed, 33, 10)
         > pg_catalog.convert_to(cast(cast(extract(epoch from pg_catalog.now()) as bigint) as text), 'UTF8')
  then
    return cast(pg_catalog.substr(context, 1, 32) as uuid);
  end if;
  return null;
end
$$;

-- The fence as it was, with the number of its lock worked out in place (platform.fence_key says the same): a call of
-- an SQL function costs as much as the look at the fence itself.
create or replace function platform.enter(wanted_epoch int) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  tenant       uuid := platform.current_tenant();
  fence_epoch  int;
  fence_state  text;
begin
  if tenant is null then
    return;
  end if;
  perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(cast(tenant as text), 7166));
  select f.epoch, f.state into fence_epoch, fence_state from platform.fence f where f.tenant_id = tenant;
  if coalesce(fence_epoch, 1) <> wanted_epoch then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = 'moved';
  end if;
  if coalesce(fence_state, 'open') <> 'open' then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = fence_state;
  end if;
end
$$;

-- The fence: whether writes of a tenant may begin here. A unit of work that writes enters through it, and
-- holds the tenant's lock in share mode until it ends; whoever closes the fence takes the lock alone, so
-- that nothing is under way once it is closed. A tenant without a row is open in its first epoch.
-- Placeholders: {app_role}.

create table platform.fence (
  tenant_id  uuid primary key,
  epoch      int  not null,
  state      text not null check (state in ('open', 'moving', 'moved', 'read_only', 'closed'))
);
revoke all on platform.fence from public;

-- Raises TF001 with the reason in DETAIL. The lock comes before the look: each statement of a volatile
-- function sees what was committed before that statement.
create function platform.enter(wanted_epoch int) returns void
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
  perform pg_catalog.pg_advisory_xact_lock_shared(platform.fence_key(tenant));
  select f.epoch, f.state into fence_epoch, fence_state from platform.fence f where f.tenant_id = tenant;
  if coalesce(fence_epoch, 1) <> wanted_epoch then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = 'moved';
  end if;
  if coalesce(fence_state, 'open') <> 'open' then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = fence_state;
  end if;
end
$$;

create function platform.fence_key(tenant uuid) returns bigint
  language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp
as $$ select pg_catalog.hashtextextended(cast(tenant as text), 7166) $$;

revoke all on function platform.enter(int), platform.fence_key(uuid) from public;
grant execute on function platform.enter(int) to {app_role};

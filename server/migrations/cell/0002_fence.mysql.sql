-- The fence: whether writes of a tenant may begin here. A unit of work that writes enters through it, and
-- holds the tenant's row in share mode until it ends; whoever closes the fence takes the row alone, so that
-- nothing is under way once it is closed. A tenant without a row is open in its first epoch.
-- Placeholders: {app_user}, {id}, {ascii}, {statement_limit}.

create table if not exists platform_fence (
  tenant_id  {id} not null primary key,
  epoch      int  not null,
  state      varchar(10) {ascii} not null check (state in ('open', 'moving', 'moved', 'read_only', 'closed'))
)
//
-- Refuses with the reason in the message. The row that a tenant's first write leaves is committed by itself:
-- made inside the unit of work, it would keep others out until that ends.
drop procedure if exists platform_begin_write
//
create procedure platform_begin_write(in context_was_set text, in milliseconds int, in wanted_epoch int)
  modifies sql data sql security definer
begin
  declare tenant {id} default platform_current_tenant();
  declare fence_epoch int;
  declare fence_state varchar(10) {ascii};
  declare refusal varchar(40) {ascii};
  declare continue handler for not found begin end;
  set session {statement_limit};
  set session innodb_lock_wait_timeout = greatest(1, milliseconds div 1000 + 1);
  start transaction;
  if tenant is not null then
    select epoch, state into fence_epoch, fence_state
      from platform_fence where tenant_id = tenant lock in share mode;
    if fence_epoch is null and wanted_epoch = 1 then
      rollback;
      insert into platform_fence (tenant_id, epoch, state) values (tenant, 1, 'open')
        on duplicate key update epoch = epoch;
      start transaction;
      select epoch, state into fence_epoch, fence_state
        from platform_fence where tenant_id = tenant lock in share mode;
    end if;
    if coalesce(fence_epoch, 1) <> wanted_epoch then
      set fence_state = 'moved';
    end if;
    if fence_state <> 'open' then
      rollback;
      set @taskforce_context = null;
      set refusal = concat('taskforce fence: ', fence_state);
      signal sqlstate '45000' set message_text = refusal;
    end if;
  end if;
end
//
grant execute on procedure platform_begin_write to {app_user}

-- Tasks of a project by number. The twin of 0015_task_orders.sql.
--
-- Whether a task is in the trash must come before the order, as in the indexes of step 7: without it the optimizer read
-- all tasks of the project by another index and sorted them.

unlock tables
//
drop procedure if exists platform_step_orders
//
create procedure platform_step_orders() modifies sql data
begin
  if not exists (select 1 from information_schema.statistics
                  where table_schema = database() and table_name = 'base_task' and index_name = 'task_numbered') then
    alter table base_task add key task_numbered (tenant_id, project_id, deleted_at, number, id);
  end if;
end
//
call platform_step_orders()
//
drop procedure platform_step_orders

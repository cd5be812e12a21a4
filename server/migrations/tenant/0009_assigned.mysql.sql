-- The tasks of a person, project by project. The twin of 0009_assigned.sql.

unlock tables
//
drop procedure if exists platform_step_assigned
//
create procedure platform_step_assigned() modifies sql data
begin
  if exists (select 1 from information_schema.statistics
              where table_schema = database() and table_name = 'base_task' and index_name = 'task_assigned') then
    alter table base_task
      add key task_assigned_in (tenant_id, assignee_id, project_id, deleted_at, updated_at, id),
      drop key task_assigned;
  end if;
end
//
call platform_step_assigned()
//
drop procedure platform_step_assigned

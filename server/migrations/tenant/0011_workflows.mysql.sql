-- Projects with states and transitions of their own. The twin of 0011_workflows.sql.

unlock tables
//
drop procedure if exists platform_step_workflows
//
create procedure platform_step_workflows() modifies sql data
begin
  declare checked varchar(200);
  if not exists (select 1 from information_schema.columns
                  where table_schema = database() and table_name = 'base_project' and column_name = 'workflow_revision') then
    alter table base_project
      add column workflow_revision {id},
      add column wip_policy varchar(20) {ascii} not null default 'warn' check (wip_policy in ('warn', 'refuse'));
  end if;
  -- MariaDB keeps the check of a column with the column; MySQL gives it a name of its own.
  select min(constraint_name) into checked from information_schema.check_constraints
   where constraint_schema = database() and constraint_name like 'base\_task\_chk%' and check_clause like '%IN_PROGRESS%';
  if checked is not null then
    set @platform_drop = concat('alter table base_task drop check ', checked);
    prepare dropping from @platform_drop;
    execute dropping;
    deallocate prepare dropping;
  end if;
  if exists (select 1 from information_schema.columns
              where table_schema = database() and table_name = 'base_task' and column_name = 'status'
                and character_maximum_length < 40) then
    alter table base_task modify column status varchar(40) {text} not null;
  end if;
  if exists (select 1 from information_schema.columns
              where table_schema = database() and table_name = 'base_task_tally' and column_name = 'status'
                and character_maximum_length < 40) then
    alter table base_task_tally modify column status varchar(40) {text} not null;
  end if;
end
//
call platform_step_workflows()
//
drop procedure platform_step_workflows
//
create table if not exists base_workflow_state (
  tenant_id   {id} not null,
  project_id  {id} not null,
  id          {id} not null,
  name        varchar(40) {text} not null,
  color       varchar(20) {text} not null,
  category    varchar(20) {ascii} not null check (category in ('todo', 'doing', 'blocked', 'done')),
  position    int,
  wip_limit   int,
  live_name   varchar(40) {text} generated always as (case when position is not null then name end) stored,
  primary key (tenant_id, project_id, id),
  unique key workflow_state_name (tenant_id, project_id, live_name),
  key workflow_state_live (tenant_id, live_name),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
)
//
create table if not exists base_workflow_transition (
  tenant_id   {id} not null,
  project_id  {id} not null,
  from_state  {id} not null,
  to_state    {id} not null,
  primary key (tenant_id, project_id, from_state, to_state),
  key workflow_transition_to (tenant_id, project_id, to_state),
  foreign key (tenant_id, project_id, from_state) references base_workflow_state (tenant_id, project_id, id) on delete cascade,
  foreign key (tenant_id, project_id, to_state) references base_workflow_state (tenant_id, project_id, id) on delete cascade
)
//
update base_task set completed_at = case status when 'DONE' then updated_at end
 where (status = 'DONE') <> (completed_at is not null)
   and project_id not in (select project_id from base_workflow_state)
//
-- As the captures of moves do: nobody may have prepared a statement in the hundredth of a second before.
lock tables base_task write
//
do sleep(0.1)
//
drop trigger if exists task_tally_inserted
//
create trigger task_tally_inserted after insert on base_task for each row
begin
  if new.deleted_at is null then
    insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
    values (new.tenant_id, new.project_id, new.status, new.priority,
            coalesce(new.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), 1)
    on duplicate key update tasks = tasks + 1;
    if new.due_at is not null and new.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (new.tenant_id, new.project_id, left(new.due_at, 10), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
end
//
drop trigger if exists task_tally_deleted
//
create trigger task_tally_deleted after delete on base_task for each row
begin
  if old.deleted_at is null then
    insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
    values (old.tenant_id, old.project_id, old.status, old.priority,
            coalesce(old.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), -1)
    on duplicate key update tasks = tasks - 1;
    if old.due_at is not null and old.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (old.tenant_id, old.project_id, left(old.due_at, 10), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
  end if;
end
//
drop trigger if exists task_tally_changed
//
create trigger task_tally_changed after update on base_task for each row
begin
  if not (old.project_id <=> new.project_id and old.status <=> new.status and old.priority <=> new.priority
          and old.assignee_id <=> new.assignee_id and (old.deleted_at is null) = (new.deleted_at is null)) then
    if old.deleted_at is null then
      insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
      values (old.tenant_id, old.project_id, old.status, old.priority,
              coalesce(old.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
    if new.deleted_at is null then
      insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
      values (new.tenant_id, new.project_id, new.status, new.priority,
              coalesce(new.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
  if not (old.project_id <=> new.project_id and (old.completed_at is null) = (new.completed_at is null)
          and left(old.due_at, 10) <=> left(new.due_at, 10) and (old.deleted_at is null) = (new.deleted_at is null)) then
    if old.deleted_at is null and old.due_at is not null and old.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (old.tenant_id, old.project_id, left(old.due_at, 10), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
    if new.deleted_at is null and new.due_at is not null and new.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (new.tenant_id, new.project_id, left(new.due_at, 10), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
end
//
unlock tables
//
{protect project, task, task_tally, workflow_state, workflow_transition}

-- Orders and counts of tasks that cost the same however many there are. The twin of 0007_growth.sql.
--
-- These servers have no partial indexes: whether a task is in the trash stands in the index, before the order.

unlock tables
//
drop procedure if exists platform_step_growth
//
create procedure platform_step_growth() modifies sql data
begin
  if not exists (select 1 from information_schema.columns
                  where table_schema = database() and table_name = 'base_task' and column_name = 'title_key') then
    alter table base_task
      add column title_key varchar(500) {text} generated always as (lower(title)) stored,
      add key task_updated (tenant_id, project_id, deleted_at, updated_at, id),
      add key task_priority (tenant_id, project_id, deleted_at, priority, id),
      add key task_due (tenant_id, project_id, deleted_at, due_at, id),
      add key task_title (tenant_id, project_id, deleted_at, title_key, id),
      add key task_assigned (tenant_id, assignee_id, deleted_at, updated_at, id),
      drop key task_assignee;
  end if;
end
//
call platform_step_growth()
//
drop procedure platform_step_growth
//
create table if not exists base_task_tally (
  tenant_id    {id} not null,
  project_id   {id} not null,
  status       varchar(20) {ascii} not null,
  priority     smallint not null,
  assignee_id  {id} not null,
  writer       int not null,
  tasks        int not null,
  primary key (tenant_id, project_id, status, priority, assignee_id, writer),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
) comment = 'derived'
//
create table if not exists base_task_due_tally (
  tenant_id    {id} not null,
  project_id   {id} not null,
  day          date not null,
  writer       int not null,
  tasks        int not null,
  primary key (tenant_id, project_id, day, writer),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
) comment = 'derived'
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
    if new.due_at is not null and new.status <> 'DONE' then
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
    if old.due_at is not null and old.status <> 'DONE' then
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
  if not (old.project_id <=> new.project_id and (old.status = 'DONE') = (new.status = 'DONE')
          and left(old.due_at, 10) <=> left(new.due_at, 10) and (old.deleted_at is null) = (new.deleted_at is null)) then
    if old.deleted_at is null and old.due_at is not null and old.status <> 'DONE' then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (old.tenant_id, old.project_id, left(old.due_at, 10), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
    if new.deleted_at is null and new.due_at is not null and new.status <> 'DONE' then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (new.tenant_id, new.project_id, left(new.due_at, 10), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
end
//
unlock tables
//
-- What is missing for the tasks that are there already: nothing, when this runs again. Every writer counts by
-- now, and a statement sees tasks and counts as of one moment.
set session transaction isolation level read committed
//
insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
select * from (
  select tenant_id, project_id, status, priority, assignee_id, 0 as writer, sum(n) as missing
    from (select tenant_id, project_id, status, priority,
                 coalesce(assignee_id, '00000000-0000-0000-0000-000000000000') as assignee_id, 1 as n
            from base_task where deleted_at is null
           union all
          select tenant_id, project_id, status, priority, assignee_id, -tasks from base_task_tally) both_of
   group by tenant_id, project_id, status, priority, assignee_id
  having sum(n) <> 0) found
on duplicate key update tasks = tasks + values(tasks)
//
insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
select * from (
  select tenant_id, project_id, day, 0 as writer, sum(n) as missing
    from (select tenant_id, project_id, cast(left(due_at, 10) as date) as day, 1 as n
            from base_task where deleted_at is null and status <> 'DONE' and due_at is not null
           union all
          select tenant_id, project_id, day, -tasks from base_task_due_tally) both_of
   group by tenant_id, project_id, day
  having sum(n) <> 0) found
on duplicate key update tasks = tasks + values(tasks)
//
set session transaction isolation level repeatable read
//
{protect task, task_tally, task_due_tally}

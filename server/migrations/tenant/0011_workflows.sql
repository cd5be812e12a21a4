-- Projects with states and transitions of their own. A project without rows here has the default workflow, which is
-- in no table (features/work/workflow/model.ts).

alter table {ns}.project
  add column workflow_revision uuid,            -- another one with every change of the workflow
  add column wip_policy text not null default 'warn' check (wip_policy in ('warn', 'refuse'));

create table {ns}.workflow_state (
  {tenant_column}
  project_id  uuid           not null,
  id          uuid           not null,
  name        text           not null,          -- the status of its tasks
  color       text           not null,
  category    text           not null check (category in ('todo', 'doing', 'blocked', 'done')),
  position    int,                              -- null once it was removed; transitions of before still name it
  wip_limit   int,
  live_name   text generated always as (case when position is not null then name end) stored,
  primary key ({tenant,}project_id, id),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
);
create unique index workflow_state_name on {ns}.workflow_state ({tenant,}project_id, live_name);
create index workflow_state_live on {ns}.workflow_state ({tenant,}live_name);

create table {ns}.workflow_transition (
  {tenant_column}
  project_id  uuid not null,
  from_state  uuid not null,
  to_state    uuid not null,
  primary key ({tenant,}project_id, from_state, to_state),
  foreign key ({tenant,}project_id, from_state) references {ns}.workflow_state ({tenant,}project_id, id) on delete cascade,
  foreign key ({tenant,}project_id, to_state) references {ns}.workflow_state ({tenant,}project_id, id) on delete cascade
);

-- A task's status is the name of its state. Whether it is done is no matter of the name: it has been completed.
alter table {ns}.task drop constraint task_status_check;

alter table {ns}.task no force row level security;
update {ns}.task set completed_at = case status when 'DONE' then updated_at end
 where (status = 'DONE') <> (completed_at is not null);
alter table {ns}.task force row level security;

create or replace function {ns}.tally_task() returns trigger language plpgsql as $$
begin
  -- With a project its counts go as well.
  if tg_op = 'DELETE' and not exists (select from {ns}.project p where p.id = old.project_id) then
    return null;
  end if;
  insert into {ns}.task_tally ({tenant,}project_id, status, priority, assignee_id, writer, tasks)
  select {tenant,}project_id, status, priority,
         coalesce(assignee_id, '00000000-0000-0000-0000-000000000000'), pg_catalog.pg_backend_pid(), sum(n)
    from (select old.*, -1 as n where tg_op <> 'INSERT' union all select new.*, 1 where tg_op <> 'DELETE') t
   where deleted_at is null
   group by {tenant,}project_id, status, priority, assignee_id
  having sum(n) <> 0
      on conflict ({tenant,}project_id, status, priority, assignee_id, writer)
      do update set tasks = task_tally.tasks + excluded.tasks;
  if old.due_at is not null or new.due_at is not null then
    insert into {ns}.task_due_tally ({tenant,}project_id, day, writer, tasks)
    select {tenant,}project_id, (due_at at time zone 'UTC')::date, pg_catalog.pg_backend_pid(), sum(n)
      from (select old.*, -1 as n where tg_op <> 'INSERT' union all select new.*, 1 where tg_op <> 'DELETE') t
     where deleted_at is null and completed_at is null and due_at is not null
     group by {tenant,}project_id, (due_at at time zone 'UTC')::date
    having sum(n) <> 0
        on conflict ({tenant,}project_id, day, writer)
        do update set tasks = task_due_tally.tasks + excluded.tasks;
  end if;
  return null;
end
$$;

drop trigger task_tally_changed on {ns}.task;
create trigger task_tally_changed after update on {ns}.task
  for each row when (
    old.project_id <> new.project_id or old.status <> new.status or old.priority <> new.priority
    or old.assignee_id is distinct from new.assignee_id or old.due_at is distinct from new.due_at
    or (old.completed_at is null) <> (new.completed_at is null)
    or (old.deleted_at is null) <> (new.deleted_at is null))
  execute function {ns}.tally_task();

{protect workflow_state, workflow_transition}

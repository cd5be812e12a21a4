-- Orders and counts of tasks that cost the same however many there are.

-- Titles as lists sort them. A column, since row-level security lets an index compare columns only.
alter table {ns}.task add column title_key text collate "C" generated always as (lower(title)) stored;

create index task_updated on {ns}.task ({tenant,}project_id, updated_at, id) where deleted_at is null;
create index task_priority on {ns}.task ({tenant,}project_id, priority, id) where deleted_at is null;
create index task_due on {ns}.task ({tenant,}project_id, due_at, id) where deleted_at is null;
create index task_title on {ns}.task ({tenant,}project_id, title_key, id) where deleted_at is null;
create index task_bin on {ns}.task ({tenant,}project_id, updated_at, id) where deleted_at is not null;
create index task_assigned on {ns}.task ({tenant,}assignee_id, updated_at, id) where deleted_at is null;
drop index {ns}.task_assignee;

-- Live tasks, counted. Each connection adds to rows that no other connection changes, so that nobody waits
-- for anybody: the count of a group is the sum of its rows. What connections left is added up in the row of
-- writer 0. Derived tables are not carried to another cell: the triggers fill them there.
create table {ns}.task_tally (
  {tenant_column}
  project_id   uuid     not null,
  status       text     not null,
  priority     smallint not null,
  assignee_id  uuid     not null,               -- zeros for nobody
  writer       int      not null,
  tasks        int      not null,
  primary key ({tenant,}project_id, status, priority, assignee_id, writer),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
) with (fillfactor = 70);
comment on table {ns}.task_tally is 'derived';

-- Those of them that are not done and have a due time, by its day in UTC.
create table {ns}.task_due_tally (
  {tenant_column}
  project_id   uuid     not null,
  day          date     not null,
  writer       int      not null,
  tasks        int      not null,
  primary key ({tenant,}project_id, day, writer),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
) with (fillfactor = 70);
comment on table {ns}.task_due_tally is 'derived';

create function {ns}.tally_task() returns trigger language plpgsql as $$
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
     where deleted_at is null and status <> 'DONE' and due_at is not null
     group by {tenant,}project_id, (due_at at time zone 'UTC')::date
    having sum(n) <> 0
        on conflict ({tenant,}project_id, day, writer)
        do update set tasks = task_due_tally.tasks + excluded.tasks;
  end if;
  return null;
end
$$;
revoke all on function {ns}.tally_task() from public;

create trigger task_tally after insert or delete on {ns}.task
  for each row execute function {ns}.tally_task();
create trigger task_tally_changed after update on {ns}.task
  for each row when (
    old.project_id <> new.project_id or old.status <> new.status or old.priority <> new.priority
    or old.assignee_id is distinct from new.assignee_id or old.due_at is distinct from new.due_at
    or (old.deleted_at is null) <> (new.deleted_at is null))
  execute function {ns}.tally_task();

-- The tasks that are there already. The owner sees them while row-level security is not forced on it.
alter table {ns}.task no force row level security;
insert into {ns}.task_tally ({tenant,}project_id, status, priority, assignee_id, writer, tasks)
select {tenant,}project_id, status, priority,
       coalesce(assignee_id, '00000000-0000-0000-0000-000000000000'), 0, count(*)
  from {ns}.task where deleted_at is null
 group by {tenant,}project_id, status, priority, assignee_id;
insert into {ns}.task_due_tally ({tenant,}project_id, day, writer, tasks)
select {tenant,}project_id, (due_at at time zone 'UTC')::date, 0, count(*)
  from {ns}.task where deleted_at is null and status <> 'DONE' and due_at is not null
 group by {tenant,}project_id, (due_at at time zone 'UTC')::date;
alter table {ns}.task force row level security;

{protect task_tally, task_due_tally}

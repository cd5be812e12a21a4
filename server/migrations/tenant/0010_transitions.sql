-- Every change of a task's state in typed columns, and the counts of a day by state.

-- From which state to which, when and by whom. The categories are those the states had at that time.
-- Ids are time-ordered: among the rows of a task, the order of ids is the order of events.
create table {ns}.task_transition (
  {tenant_column}
  id             uuid           not null,
  project_id     uuid           not null,
  task_id        uuid           not null,
  from_state     uuid           not null,
  to_state       uuid           not null,
  from_category  text           not null check (from_category in ('todo', 'doing', 'blocked', 'done')),
  to_category    text           not null check (to_category in ('todo', 'doing', 'blocked', 'done')),
  at             timestamptz(3) not null,
  actor_id       uuid,                          -- null when nobody in particular did it
  primary key ({tenant,}task_id, id),
  foreign key ({tenant,}task_id) references {ns}.task ({tenant,}id) on delete cascade,
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
);
create index task_transition_project on {ns}.task_transition ({tenant,}project_id, at);

-- How many tasks of a project each state had when a day ended. The columns open, in_progress, blocked and done of
-- project_snapshot hold the sums by category.
create table {ns}.project_snapshot_state (
  {tenant_column}
  project_id  uuid not null,
  day         date not null,
  state_id    uuid not null,
  category    text not null check (category in ('todo', 'doing', 'blocked', 'done')),
  tasks       int  not null,
  primary key ({tenant,}project_id, day, state_id, category),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
);

-- What history tells of the tasks that are there. The owner sees them while row-level security is not forced on it.
create temporary table state_of on commit drop as
select * from (values
  ('OPEN',        '00000000-0000-7000-8000-000000000001'::uuid, 'todo'),
  ('IN_PROGRESS', '00000000-0000-7000-8000-000000000002'::uuid, 'doing'),
  ('BLOCKED',     '00000000-0000-7000-8000-000000000003'::uuid, 'blocked'),
  ('DONE',        '00000000-0000-7000-8000-000000000004'::uuid, 'done')) s (name, state, category);

alter table {ns}.activity no force row level security;
insert into {ns}.task_transition
  ({tenant,}id, project_id, task_id, from_state, to_state, from_category, to_category, at, actor_id)
select {tenant,}id, project_id, task_id, was.state, now.state, was.category, now.category, at, actor_id
  from (select a.*, a.changes::jsonb -> 0 ->> 'from' as was_name, a.changes::jsonb -> 0 ->> 'to' as now_name
          from {ns}.activity a
         where a.task_id is not null and a.changes like '[{"field":"status",%') told
  join state_of was on was.name = told.was_name
  join state_of now on now.name = told.now_name;
alter table {ns}.activity force row level security;

-- An imported task came completed: until then it counts as open.
alter table {ns}.task no force row level security;
insert into {ns}.task_transition
  ({tenant,}id, project_id, task_id, from_state, to_state, from_category, to_category, at)
select {tenant,}id, project_id, id, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004',
       'todo', 'done', completed_at
  from {ns}.task t
 where completed_at is not null
   and not exists (select from {ns}.task_transition c where c.task_id = t.id and c.project_id = t.project_id);
alter table {ns}.task force row level security;

alter table {ns}.project_snapshot no force row level security;
insert into {ns}.project_snapshot_state ({tenant,}project_id, day, state_id, category, tasks)
select {tenant,}project_id, day, state, category,
       case category when 'todo' then open when 'doing' then in_progress when 'blocked' then blocked else done end
  from {ns}.project_snapshot, state_of
 where case category when 'todo' then open when 'doing' then in_progress when 'blocked' then blocked else done end > 0;
alter table {ns}.project_snapshot force row level security;

drop table state_of;

{protect task_transition, project_snapshot_state}

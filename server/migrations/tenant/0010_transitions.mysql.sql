-- Every change of a task's state in typed columns, and the counts of a day by state. The twin of
-- 0010_transitions.sql.

create table if not exists base_task_transition (
  tenant_id      {id} not null,
  id             {id} not null,
  project_id     {id} not null,
  task_id        {id} not null,
  from_state     {id} not null,
  to_state       {id} not null,
  from_category  varchar(20) {ascii} not null check (from_category in ('todo', 'doing', 'blocked', 'done')),
  to_category    varchar(20) {ascii} not null check (to_category in ('todo', 'doing', 'blocked', 'done')),
  at             {time} not null,
  actor_id       {id},
  primary key (tenant_id, task_id, id),
  key task_transition_project (tenant_id, project_id, at),
  foreign key (tenant_id, task_id) references base_task (tenant_id, id) on delete cascade,
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
)
//
create table if not exists base_project_snapshot_state (
  tenant_id   {id} not null,
  project_id  {id} not null,
  day         date not null,
  state_id    {id} not null,
  category    varchar(20) {ascii} not null check (category in ('todo', 'doing', 'blocked', 'done')),
  tasks       int not null,
  primary key (tenant_id, project_id, day, state_id, category),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
)
//
-- What history tells of the tasks that are there; nothing is added twice when this runs again.
insert into base_task_transition
  (tenant_id, id, project_id, task_id, from_state, to_state, from_category, to_category, at, actor_id)
select a.tenant_id, a.id, a.project_id, a.task_id, was.state, now.state, was.category, now.category, a.at, a.actor_id
  from base_activity a
  join (select 'OPEN' as name, '00000000-0000-7000-8000-000000000001' as state, 'todo' as category
        union all select 'IN_PROGRESS', '00000000-0000-7000-8000-000000000002', 'doing'
        union all select 'BLOCKED', '00000000-0000-7000-8000-000000000003', 'blocked'
        union all select 'DONE', '00000000-0000-7000-8000-000000000004', 'done') was
    on a.changes like concat('[{"field":"status","from":"', was.name, '","to":%')
  join (select 'OPEN' as name, '00000000-0000-7000-8000-000000000001' as state, 'todo' as category
        union all select 'IN_PROGRESS', '00000000-0000-7000-8000-000000000002', 'doing'
        union all select 'BLOCKED', '00000000-0000-7000-8000-000000000003', 'blocked'
        union all select 'DONE', '00000000-0000-7000-8000-000000000004', 'done') now
    on a.changes like concat('%"to":"', now.name, '"}]')
 where a.task_id is not null and a.changes like '[{"field":"status",%'
on duplicate key update tenant_id = base_task_transition.tenant_id
//
-- An imported task came completed: until then it counts as open.
insert into base_task_transition
  (tenant_id, id, project_id, task_id, from_state, to_state, from_category, to_category, at)
select t.tenant_id, t.id, t.project_id, t.id, '00000000-0000-7000-8000-000000000001',
       '00000000-0000-7000-8000-000000000004', 'todo', 'done', t.completed_at
  from base_task t
 where t.completed_at is not null
   and not exists (select 1 from base_task_transition c where c.tenant_id = t.tenant_id and c.task_id = t.id)
//
insert into base_project_snapshot_state (tenant_id, project_id, day, state_id, category, tasks)
select s.tenant_id, s.project_id, s.day, x.state, x.category,
       case x.category when 'todo' then s.open when 'doing' then s.in_progress when 'blocked' then s.blocked else s.done end
  from base_project_snapshot s
  join (select '00000000-0000-7000-8000-000000000001' as state, 'todo' as category
        union all select '00000000-0000-7000-8000-000000000002', 'doing'
        union all select '00000000-0000-7000-8000-000000000003', 'blocked'
        union all select '00000000-0000-7000-8000-000000000004', 'done') x
 where case x.category when 'todo' then s.open when 'doing' then s.in_progress when 'blocked' then s.blocked else s.done end > 0
on duplicate key update tasks = values(tasks)
//
{protect task_transition, project_snapshot_state}

-- How the tasks of each project stood at the end of each day of the workspace's own. The twin of
-- 0005_snapshots.sql.

create table if not exists base_project_snapshot (
  tenant_id    {id} not null,
  project_id   {id} not null,
  day          date not null,
  total        int not null,
  open         int not null,
  in_progress  int not null,
  blocked      int not null,
  done         int not null,
  created      int not null,
  completed    int not null,
  overdue      int not null,
  primary key (tenant_id, project_id, day),
  key project_snapshot_day (tenant_id, day),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
)
//
{protect project_snapshot}

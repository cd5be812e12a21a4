-- How the tasks of each project stood at the end of each day of the workspace's own.

create table {ns}.project_snapshot (
  {tenant_column}
  project_id   uuid not null,
  day          date not null,                   -- in the workspace's time zone of when it was taken
  total        int  not null,
  open         int  not null,
  in_progress  int  not null,
  blocked      int  not null,
  done         int  not null,
  created      int  not null,                   -- in the course of the day, like completed
  completed    int  not null,
  overdue      int  not null,
  primary key ({tenant,}project_id, day),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
);
create index project_snapshot_day on {ns}.project_snapshot ({tenant,}day);

{protect project_snapshot}

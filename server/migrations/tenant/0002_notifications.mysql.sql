-- What each person is told of. The twin of 0002_notifications.sql for MySQL and MariaDB.

create table if not exists base_notification (
  tenant_id      {id} not null,
  id             {id} not null,
  person_id      {id} not null,
  project_id     {id} not null,
  task_id        {id},
  actor_id       {id},
  group_key      varchar(200) {ascii},
  data           mediumtext {text} not null,
  at             {time} not null,
  shows_at       {time} not null,
  read_at        {time},
  snoozed_until  {time},
  version        int not null default 1,
  primary key (tenant_id, id),
  unique key notification_group (tenant_id, person_id, group_key),
  key notification_list (tenant_id, person_id, shows_at, id),
  key notification_unread (tenant_id, person_id, read_at, shows_at),
  key notification_task (tenant_id, task_id),
  key notification_project (tenant_id, project_id),
  key notification_age (tenant_id, read_at),
  foreign key (tenant_id, person_id) references base_person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, task_id) references base_task (tenant_id, id) on delete cascade
)
//
{protect notification}

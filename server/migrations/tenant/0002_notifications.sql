-- What each person is told of: an entry for what somebody else did to their tasks and roles.

create table {ns}.notification (
  {tenant_column}
  id             uuid        not null,          -- made of the event and the person, so that one event makes one entry
  person_id      uuid        not null,
  project_id     uuid        not null,
  task_id        uuid,
  actor_id       uuid,
  group_key      text,                          -- what may still be added to it; null once nothing may
  data           text        not null,          -- JSON array of what happened, an element for each event
  at             timestamptz(3) not null,       -- of the latest that happened
  shows_at       timestamptz(3) not null,       -- its place in the list: at, or when it comes back
  read_at        timestamptz(3),
  snoozed_until  timestamptz(3),
  version        int         not null default 1,
  primary key ({tenant,}id),
  foreign key ({tenant,}person_id) references {ns}.person ({tenant,}id) on delete cascade,
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade,
  foreign key ({tenant,}task_id) references {ns}.task ({tenant,}id) on delete cascade
);
create unique index notification_group on {ns}.notification ({tenant,}person_id, group_key);
create index notification_list on {ns}.notification ({tenant,}person_id, shows_at, id);
create index notification_unread on {ns}.notification ({tenant,}person_id, shows_at, id) where read_at is null;
create index notification_task on {ns}.notification ({tenant,}task_id);
create index notification_project on {ns}.notification ({tenant,}project_id);
create index notification_age on {ns}.notification ({tenant,}read_at) where read_at is not null;

{protect notification}

-- Events that could not be handed on for what they say (migrations/cell/0004_set_aside.sql). No view shows
-- this table, so requests cannot reach it.
-- Placeholders: {id}, {ascii}, {text}, {time}.

create table if not exists platform_outbox_aside (
  tenant_id    {id}         not null,
  id           {id}         not null,
  epoch        int          not null,
  type         varchar(100) {ascii} not null,
  version      smallint     not null,
  project_id   {id},
  subject_id   {id},
  person_id    {id},
  actor_id     {id},
  data         longtext     {text} not null,
  at           {time}       not null,
  reason       varchar(2000) {text} not null,
  tries        int          not null,
  set_aside_at timestamp(3) not null default current_timestamp(3),
  primary key (tenant_id, id),
  key platform_outbox_aside_age (set_aside_at)
)

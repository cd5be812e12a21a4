-- The outbox: what happened to the tenants of this database, each event written in the commit of the change
-- it tells of (migrations/cell/0003_outbox.sql). Requests see their own tenant's through a view, and may
-- add to it and read it, nothing else.
-- Placeholders: {app_user}, {id}, {ascii}, {text}, {time}.

create table if not exists platform_outbox (
  tenant_id   {id}         not null,
  id          {id}         not null,
  sequence    bigint       not null auto_increment,
  epoch       int          not null,
  type        varchar(100) {ascii} not null,
  version     smallint     not null,
  project_id  {id},
  subject_id  {id},
  person_id   {id},
  actor_id    {id},
  data        longtext     {text} not null,
  at          {time}       not null,
  position    bigint,
  primary key (tenant_id, id),
  unique key platform_outbox_sequence (sequence),
  unique key platform_outbox_stream (tenant_id, position),
  key platform_outbox_fresh (position, sequence),
  key platform_outbox_age (at)
)
//
create or replace sql security definer view outbox as
  select tenant_id, id, epoch, type, version, project_id, subject_id, person_id, actor_id, data, at, position
    from platform_outbox where tenant_id = platform_current_tenant() with cascaded check option
//
grant select, insert on outbox to {app_user}
//
create table if not exists platform_stream (
  tenant_id   {id}      not null primary key,
  position    bigint    not null,
  stamped_at  timestamp(3) not null default current_timestamp(3),
  key platform_stream_recent (stamped_at)
)
//
create or replace sql security definer view stream as
  select tenant_id, position, stamped_at from platform_stream where tenant_id = platform_current_tenant()
    with cascaded check option
//
grant select on stream to {app_user}

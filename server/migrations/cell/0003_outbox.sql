-- The outbox: what happened to the tenants of this database, each event written in the commit of the change
-- it tells of. One table for all of them, whatever their layout, so that whoever hands events on has one
-- place to look. The app login adds events and reads those of the tenant it speaks for; it changes none.
-- Placeholders: {app_role}.

create table platform.outbox (
  tenant_id   uuid        not null,
  id          uuid        not null,
  sequence    bigint      generated always as identity,  -- the order in which events were written
  epoch       int         not null,             -- the tenant's, as the fence let the writer in
  type        text        not null,
  version     smallint    not null,
  project_id  uuid,
  subject_id  uuid,
  person_id   uuid,                             -- the only one it is for; null for everybody who may see it
  actor_id    uuid,
  data        text        not null,             -- JSON
  at          timestamptz(3) not null,
  position    bigint,                           -- in the tenant's stream; null until it is handed on
  primary key (tenant_id, id)
);
create index outbox_fresh on platform.outbox (sequence) where position is null;
create unique index outbox_stream on platform.outbox (tenant_id, position) where position is not null;
create index outbox_age on platform.outbox (at) where position is not null;

-- Who hands events on owns the table, so row-level security is not forced; everybody else is bound by it.
alter table platform.outbox enable row level security;
create policy tenant on platform.outbox
  using (tenant_id = (select platform.current_tenant()))
  with check (tenant_id = (select platform.current_tenant()) and position is null);
revoke all on platform.outbox from public;
grant select, insert on platform.outbox to {app_role};

-- How far each tenant's stream has come.
create table platform.stream (
  tenant_id   uuid        primary key,
  position    bigint      not null,
  stamped_at  timestamptz not null default now()
);
create index stream_recent on platform.stream (stamped_at);
alter table platform.stream enable row level security;
create policy tenant on platform.stream
  using (tenant_id = (select platform.current_tenant()))
  with check (tenant_id = (select platform.current_tenant()));
revoke all on platform.stream from public;
grant select on platform.stream to {app_role};

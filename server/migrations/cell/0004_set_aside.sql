-- Events that could not be handed on for what they say, each with the reason, out of the way of all others
-- until an operator replays or discards them. Only who hands events on reaches this table.

create table platform.outbox_aside (
  tenant_id    uuid        not null,
  id           uuid        not null,
  epoch        int         not null,
  type         text        not null,
  version      smallint    not null,
  project_id   uuid,
  subject_id   uuid,
  person_id    uuid,
  actor_id     uuid,
  data         text        not null,
  at           timestamptz(3) not null,
  reason       text        not null,
  tries        int         not null,
  set_aside_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index outbox_aside_age on platform.outbox_aside (set_aside_at);
alter table platform.outbox_aside enable row level security;
revoke all on platform.outbox_aside from public;

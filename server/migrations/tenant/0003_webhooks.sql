-- Addresses outside that are told what happens in a workspace, and what became of each telling.

create table {ns}.webhook_endpoint (
  {tenant_column}
  id               uuid        not null,
  url              text        not null,
  description      text        not null,
  event_types      text,                        -- JSON array; null for all there are and will be
  secret           text        not null,        -- sealed for this row (tenancy/sealing)
  previous_secret  text,                        -- signs as well until previous_until
  previous_until   timestamptz(3),
  state            text        not null check (state in ('active', 'disabled')),
  disabled_why     text        check (disabled_why in ('by_hand', 'gone', 'failing')),
  disabled_at      timestamptz(3),
  failing_since    timestamptz(3),              -- of the first failure since the last success
  version          int         not null default 1,
  created_at       timestamptz(3) not null,
  updated_at       timestamptz(3) not null,
  primary key ({tenant,}id)
);

create table {ns}.webhook_delivery (
  {tenant_column}
  id               uuid        not null,        -- follows from the event and the endpoint
  endpoint_id      uuid        not null,
  event_type       text        not null,
  payload          text        not null,        -- what is sent, byte for byte, each time
  state            text        not null check (state in ('pending', 'delivered', 'failed', 'skipped')),
  attempts         int         not null default 0,
  response_status  int,                         -- of the last attempt, like what follows
  response_body    text,
  duration_ms      int,
  error            text,
  attempted_at     timestamptz(3),
  next_attempt_at  timestamptz(3),
  created_at       timestamptz(3) not null,
  primary key ({tenant,}id),
  foreign key ({tenant,}endpoint_id) references {ns}.webhook_endpoint ({tenant,}id) on delete cascade
);
create index webhook_delivery_log on {ns}.webhook_delivery ({tenant,}endpoint_id, created_at, id);
create index webhook_delivery_age on {ns}.webhook_delivery ({tenant,}created_at);

{protect webhook_endpoint, webhook_delivery}

-- Addresses outside that are told what happens in a workspace, and what became of each telling. The twin of
-- 0003_webhooks.sql.

create table if not exists base_webhook_endpoint (
  tenant_id        {id} not null,
  id               {id} not null,
  url              text {text} not null,
  description      text {text} not null,
  event_types      text {text},
  secret           text {ascii} not null,
  previous_secret  text {ascii},
  previous_until   {time},
  state            varchar(20) {ascii} not null check (state in ('active', 'disabled')),
  disabled_why     varchar(20) {ascii} check (disabled_why in ('by_hand', 'gone', 'failing')),
  disabled_at      {time},
  failing_since    {time},
  version          int not null default 1,
  created_at       {time} not null,
  updated_at       {time} not null,
  primary key (tenant_id, id)
)
//
create table if not exists base_webhook_delivery (
  tenant_id        {id} not null,
  id               {id} not null,
  endpoint_id      {id} not null,
  event_type       varchar(100) {ascii} not null,
  payload          mediumtext {text} not null,
  state            varchar(20) {ascii} not null check (state in ('pending', 'delivered', 'failed', 'skipped')),
  attempts         int not null default 0,
  response_status  int,
  response_body    text {text},
  duration_ms      int,
  error            text {text},
  attempted_at     {time},
  next_attempt_at  {time},
  created_at       {time} not null,
  primary key (tenant_id, id),
  key webhook_delivery_log (tenant_id, endpoint_id, created_at, id),
  key webhook_delivery_age (tenant_id, created_at),
  foreign key (tenant_id, endpoint_id) references base_webhook_endpoint (tenant_id, id) on delete cascade
)
//
{protect webhook_endpoint, webhook_delivery}

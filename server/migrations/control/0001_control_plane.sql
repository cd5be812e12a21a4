-- The control plane: who exists, who belongs where, and where each tenant is stored.
-- Placeholders: {control_role} is the login the server uses here; it may change rows and nothing else.

create schema control;

create table control.migration (
  target      text        not null,             -- 'control', 'cell:<id>' or 'tenant:<id>'
  step        text        not null,
  checksum    text        not null,
  applied_at  timestamptz not null default now(),
  primary key (target, step)
);

create table control.plan (
  code       text primary key,
  name       text not null,
  position   int  not null,
  isolation  text not null check (isolation in ('shared', 'schema', 'dedicated')),
  limits     jsonb not null
);

insert into control.plan (code, name, position, isolation, limits) values
  ('free',       'Free',       1, 'shared',    '{"members": 10,   "projects": 5,    "tasks": 2000}'),
  ('basic',      'Basic',      2, 'schema',    '{"members": 50,   "projects": 50,   "tasks": 50000}'),
  ('premium',    'Premium',    3, 'schema',    '{"members": 500,  "projects": 500,  "tasks": 500000}'),
  ('enterprise', 'Enterprise', 4, 'dedicated', '{"members": null, "projects": null, "tasks": null}');

create table control.cell (
  id          uuid primary key,
  name        text not null unique,
  kind        text not null check (kind in ('shared', 'schema', 'dedicated')),
  database    text not null,                    -- on the deployment's own server
  capacity    int  not null check (capacity > 0),
  tenants     int  not null default 0,          -- counted with each placement, so that choosing a cell reads one row
  state       text not null default 'open' check (state in ('open', 'full', 'draining')),
  created_at  timestamptz not null default now()
);

create table control.tenant (
  id          uuid primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  name        text not null check (length(name) between 1 and 120),
  plan        text not null references control.plan (code),
  state       text not null check (state in
                ('provisioning', 'active', 'read_only', 'suspended', 'maintenance', 'pending_delete', 'erased')),
  version     int  not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

create table control.placement (
  tenant_id  uuid primary key references control.tenant (id) on delete cascade,
  cell_id    uuid not null references control.cell (id),
  namespace  text not null,                     -- the PostgreSQL schema that holds the tenant's tables
  epoch      int  not null default 1
);
create index placement_cell on control.placement (cell_id);

-- Schemas built ahead of time, each already bound to the id its future tenant will have, so that
-- claiming one needs no DDL.
create table control.ready_schema (
  tenant_id   uuid primary key,
  cell_id     uuid not null references control.cell (id),
  namespace   text not null,
  created_at  timestamptz not null default now()
);
create index ready_schema_cell on control.ready_schema (cell_id, created_at);

create table control.domain (
  host         text primary key check (host = lower(host)),
  tenant_id    uuid not null references control.tenant (id) on delete cascade,
  is_primary   boolean not null default false,
  verified_at  timestamptz,
  created_at   timestamptz not null default now()
);
create index domain_tenant on control.domain (tenant_id);

create table control.account (
  id             uuid primary key,
  email          text not null,
  username       text not null,
  full_name      text not null,
  password_hash  text,
  locale         text not null default 'en',
  time_zone      text not null default 'UTC',
  active         boolean not null default true,
  created_at     timestamptz not null,
  last_login_at  timestamptz
);
create unique index account_email on control.account (lower(email));
create unique index account_username on control.account (lower(username));

create table control.membership (
  tenant_id   uuid not null references control.tenant (id) on delete cascade,
  user_id     uuid not null references control.account (id) on delete cascade,
  role        text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  department  text,
  title       text,
  active      boolean not null default true,
  joined_at   timestamptz not null,
  primary key (tenant_id, user_id)
);
create index membership_user on control.membership (user_id);

create table control.invitation (
  id           uuid primary key,
  tenant_id    uuid not null references control.tenant (id) on delete cascade,
  email        text not null,
  role         text not null check (role in ('admin', 'manager', 'member', 'viewer')),
  token_hash   bytea not null unique,
  invited_by   uuid not null references control.account (id),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz
);
create index invitation_tenant on control.invitation (tenant_id, created_at);

create table control.session (
  id            uuid primary key,
  user_id       uuid not null references control.account (id) on delete cascade,
  tenant_id     uuid references control.tenant (id) on delete cascade,  -- set when signed in on a tenant's own host
  user_agent    text,
  address       text,
  created_at    timestamptz not null,
  last_used_at  timestamptz not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz
);
create index session_account on control.session (user_id);

create table control.refresh_token (
  token_hash  bytea primary key,
  session_id  uuid not null references control.session (id) on delete cascade,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index refresh_token_session on control.refresh_token (session_id);

create table control.handoff_code (
  code_hash   bytea primary key,
  user_id     uuid not null references control.account (id) on delete cascade,
  tenant_id   uuid references control.tenant (id) on delete cascade,    -- null: the base host
  expires_at  timestamptz not null,
  used_at     timestamptz
);

grant usage on schema control to {control_role};
grant select, insert, update, delete on all tables in schema control to {control_role};
revoke insert, update, delete on control.plan, control.migration from {control_role};
grant insert, delete on control.migration to {control_role};

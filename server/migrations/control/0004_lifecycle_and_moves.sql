-- Why a tenant is in the state it is in, and the moves of tenants between cells.

alter table control.tenant
  add column state_reason  text check (length(state_reason) between 1 and 300),  -- shown to its members
  add column state_since   timestamptz,
  add column state_until   timestamptz,         -- when a tenant pending deletion is erased
  add check (state <> 'pending_delete' or state_until is not null) not valid;

-- A move from its beginning until nothing is left of it: the source is kept for a while.
create table control.move (
  id              uuid primary key,
  tenant_id       uuid not null references control.tenant (id) on delete cascade,
  kind            text not null check (kind in ('move', 'rollback')),
  from_cell       uuid references control.cell (id) on delete set null,
  from_namespace  text not null,
  to_cell         uuid references control.cell (id) on delete set null,
  to_namespace    text not null,
  from_epoch      int  not null,                -- the flip makes it one more
  step            text not null,                -- what was begun last
  owner           text not null,                -- who moves, for a person to find; the lock says whether it lives
  counts          jsonb not null default '{}',  -- rows, rounds, milliseconds, checksums
  abort           boolean not null default false,
  error           text,
  started_at      timestamptz not null default now(),
  heartbeat_at    timestamptz not null default now(),
  flipped_at      timestamptz,
  outcome         text check (outcome in ('moved', 'undone')),
  finished_at     timestamptz,
  keep_until      timestamptz,                  -- what is left in the cell the tenant is not in is removed then
  cleaned_at      timestamptz,
  check ((outcome is null) = (finished_at is null))
);
create unique index move_under_way on control.move (tenant_id) where finished_at is null;
create index move_kept on control.move (keep_until) where cleaned_at is null;
create index move_tenant on control.move (tenant_id, started_at);

grant select on control.move to {control_role};

-- Workspaces that come from elsewhere, and workspaces that go for good.

-- A workspace that is being filled by an import or a clone. Whoever fills it holds an advisory lock under
-- this key; a row whose lock is free was left by a crash, and its workspace is removed.
create table control.arrival (
  tenant_id   uuid primary key references control.tenant (id) on delete cascade,
  lock_key    uuid        not null,
  kind        text        not null check (kind in ('import', 'clone')),
  accounts    jsonb       not null,             -- the ids of those that were made for it
  started_at  timestamptz not null default now()
);

-- What was looked for, where, and how often it was found after a workspace was erased. What is looked for
-- stays only until it was found nowhere.
create table control.erasure (
  tenant_id    uuid primary key references control.tenant (id),
  started_at   timestamptz not null default now(),
  finished_at  timestamptz,
  sought       jsonb,
  report       jsonb,
  check (finished_at is null or (sought is null and report is not null))
);

grant select, insert, update, delete on control.arrival, control.erasure to {control_role};

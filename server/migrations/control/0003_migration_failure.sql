-- What could not be brought up to date. A target stands here until it is; one that no waiting will mend is
-- left alone by later runs (it is in quarantine) until somebody says so or the step is another.
create table control.migration_failure (
  target      text primary key,                 -- as in control.migration
  cell_id     uuid not null references control.cell (id) on delete cascade,
  tenant_id   uuid,                             -- whose schema it is; null for a cell and for shared tables
  step        text,                             -- null: the cell could not be reached
  checksum    text,
  error       text not null,
  passing     boolean not null,                 -- a lock was held or the cell was out of reach: each run tries again
  attempts    int  not null default 1,
  first_at    timestamptz not null default now(),
  last_at     timestamptz not null default now(),
  check ((step is null) = (checksum is null))
);
grant select on control.migration_failure to {control_role};

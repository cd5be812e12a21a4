-- Which version of the product brought the data up to date last, and the oldest one that may still run on it.
create table control.data_version (
  is_only boolean primary key default true check (is_only),
  version text not null,
  oldest_version text not null,
  migrated_at timestamptz not null default now()
);

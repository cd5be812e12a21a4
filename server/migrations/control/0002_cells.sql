-- Cells on any server and of either engine. An address is a reference (`env:NAME`, `file:/path`, or a URL
-- without a password), never a secret; null means the deployment's own server.
alter table control.cell
  add column engine       text not null default 'postgres' check (engine in ('postgres', 'mysql')),
  add column dsn          text,                 -- the owner's way in
  add column pooler_dsn   text,                 -- a PgBouncer that requests go through
  add column replica_dsn  text,                 -- a read replica, for analytics and exports
  add column weight       int not null default 100 check (weight > 0),
  add check (engine = 'postgres' or kind = 'shared');

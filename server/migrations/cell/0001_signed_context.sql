-- What every database that holds tenants needs once, before any tenant table: the signed tenant context.
-- Placeholders: {app_role}; {ipad} and {opad}, the cell's key already folded into HMAC's two pads (RFC 2104).
--
-- The context is one setting of 106 characters: 32 of tenant id (hex), 10 of expiry (Unix seconds),
-- 64 of HMAC-SHA256 over the first 42. Fixed positions and text comparison only: no cast can fail on a
-- forged value, and no exception block opens a subtransaction in the hottest function of the system.

create schema platform;

-- Which steps this database has, written in the same transaction as the step itself. The control
-- plane's ledger mirrors it; after a crash between the two, this one is right.
create table platform.migration (
  target      text        not null,             -- 'cell' or 'tenant:<id>'
  step        text        not null,
  checksum    text        not null,
  applied_at  timestamptz not null default now(),
  primary key (target, step)
);

create table platform.context_key (
  only_row  boolean primary key default true check (only_row),
  ipad      bytea not null,
  opad      bytea not null
);
insert into platform.context_key (ipad, opad) values ('\x{ipad}', '\x{opad}');

create function platform.current_tenant() returns uuid
  language sql stable security definer parallel safe
  -- The temporary schema is named, and last: otherwise it comes first, and whoever can make a temporary
  -- type called "text" would have code of theirs run with the owner's rights.
  set search_path = pg_catalog, pg_temp
as $$
  select cast(pg_catalog.substr(c.v, 1, 32) as uuid)
    from (select pg_catalog.current_setting('taskforce.context', true) as v) c,
         platform.context_key k
   where pg_catalog.length(c.v) = 106
     and pg_catalog.substr(c.v, 33, 10) > cast(cast(extract(epoch from pg_catalog.now()) as bigint) as text)
     and pg_catalog.encode(pg_catalog.sha256(k.opad || pg_catalog.sha256(k.ipad
           || pg_catalog.convert_to(pg_catalog.substr(c.v, 1, 42), 'UTF8'))), 'hex') = pg_catalog.substr(c.v, 43, 64)
$$;

revoke all on schema platform from public;
revoke all on platform.context_key, platform.migration from public;
revoke all on function platform.current_tenant() from public;
grant usage on schema platform to {app_role};
grant execute on function platform.current_tenant() to {app_role};

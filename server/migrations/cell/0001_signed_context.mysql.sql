-- What every MySQL or MariaDB database that holds tenants needs once: the signed tenant context, and how a
-- unit of work begins and ends. One database holds all of a cell: the names that begin with platform_ are
-- the product's own, those with base_ hold the rows, and the views of the plain names are what requests see.
--
-- Statements are parted by lines of two slashes. A statement that defines something commits at once here,
-- so a step may be cut off in its middle: every statement can be run again.
--
-- Placeholders: {app_user}; {ipad} and {opad}, the cell's key already folded into HMAC's two pads (RFC 2104);
-- {id}, the type of an id; {ascii}, the character set of names; {statement_limit}, the setting that
-- bounds how long a statement may take.

create table if not exists platform_migration (
  target      varchar(100) {ascii} not null,     -- 'cell' or 'tenant:shared'
  step        varchar(100) {ascii} not null,
  checksum    char(64)     {ascii} not null,
  applied_at  timestamp    not null default current_timestamp,
  primary key (target, step)
)
//
create table if not exists platform_context_key (
  only_row  tinyint    not null primary key check (only_row = 1),
  ipad      binary(64) not null,
  opad      binary(64) not null
)
//
insert into platform_context_key (only_row, ipad, opad) values (1, x'{ipad}', x'{opad}')
  on duplicate key update ipad = values(ipad), opad = values(opad)
//
-- Who the session speaks for: the tenant of the context in @taskforce_context, or null when that is absent,
-- forged or expired. The context is the one of PostgreSQL (migrations/cell/0001_signed_context.sql).
-- DETERMINISTIC is what makes the server ask once for a statement instead of once for each row: within one
-- statement the variable and the second do not change.
drop function if exists platform_current_tenant
//
create function platform_current_tenant() returns {id}
  deterministic reads sql data sql security definer
begin
  declare inner_pad, outer_pad binary(64);
  if coalesce(char_length(@taskforce_context), 0) <> 106 then
    return null;
  end if;
  if substr(@taskforce_context, 33, 10) <= cast(unix_timestamp() as char) then
    return null;
  end if;
  select ipad, opad into inner_pad, outer_pad from platform_context_key;
  if cast(substr(@taskforce_context, 43) as binary) <> cast(sha2(concat(outer_pad, unhex(sha2(
       concat(inner_pad, cast(substr(@taskforce_context, 1, 42) as binary)), 256))), 256) as binary) then
    return null;
  end if;
  return concat_ws('-', substr(@taskforce_context, 1, 8), substr(@taskforce_context, 9, 4),
    substr(@taskforce_context, 13, 4), substr(@taskforce_context, 17, 4), substr(@taskforce_context, 21, 12));
end
//
-- A unit of work that reads. The caller sets the context where it calls, in the argument: what a procedure
-- does with its own parameters is shown in the list of processes, and other sessions of the login see that.
drop procedure if exists platform_begin_read
//
create procedure platform_begin_read(in context_was_set text, in milliseconds int)
  modifies sql data sql security definer
begin
  set session {statement_limit};
  start transaction read only;
end
//
drop procedure if exists platform_commit
//
create procedure platform_commit() modifies sql data sql security definer
begin
  commit;
  set @taskforce_context = null;
end
//
drop procedure if exists platform_rollback
//
create procedure platform_rollback() modifies sql data sql security definer
begin
  rollback;
  set @taskforce_context = null;
end
//
grant execute on procedure platform_begin_read to {app_user}
//
grant execute on procedure platform_commit to {app_user}
//
grant execute on procedure platform_rollback to {app_user}

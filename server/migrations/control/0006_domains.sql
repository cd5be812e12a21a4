-- A host may be claimed by several workspaces and belongs to the one that proved it. Rows that were
-- there before stay what they were; each gets an id and a token of its own.

alter table control.domain
  add column id             uuid not null default gen_random_uuid(),
  add column token          text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  add column checked_at     timestamptz,        -- when the DNS was last asked and answered
  add column failures       int not null default 0 check (failures >= 0),
  add column failing_since  timestamptz,        -- the first of the failures in a row
  add column lost_at        timestamptz,        -- when a proof stopped counting
  add column lost_why       text check (lost_why in ('record_gone', 'proved_elsewhere'));

-- Nothing could make a domain primary until now, so what stands here was written by hand: it is held
-- to the rules, the oldest first.
update control.domain d set is_primary = false
 where is_primary and (verified_at is null or exists (
   select from control.domain o
    where o.tenant_id = d.tenant_id and o.is_primary and o.verified_at is not null
      and (o.created_at, o.host) < (d.created_at, d.host)));

alter table control.domain drop constraint domain_pkey;
alter table control.domain add primary key (id);
drop index control.domain_tenant;
alter table control.domain add constraint domain_claim unique (tenant_id, host);
alter table control.domain add constraint domain_primary_is_verified
  check (not is_primary or verified_at is not null);
create unique index domain_verified_host on control.domain (host) where verified_at is not null;
create unique index domain_primary on control.domain (tenant_id) where is_primary;
create index domain_host on control.domain (host);

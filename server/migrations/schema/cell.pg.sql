-- What a cell has once, on PostgreSQL. Written by `npm run schema`; nothing reads it but people.

create table platform.context_key (
  only_row boolean not null default true,
  ipad bytea not null,
  opad bytea not null,
  constraint context_key_pkey PRIMARY KEY (only_row),
  constraint context_key_only_row_check CHECK (only_row)
);

create table platform.fence (
  tenant_id uuid not null,
  epoch integer not null,
  state text not null,
  constraint fence_pkey PRIMARY KEY (tenant_id),
  constraint fence_state_check CHECK ((state = ANY (ARRAY['open'::text, 'moving'::text, 'moved'::text, 'read_only'::text, 'closed'::text])))
);

create table platform.migration (
  target text not null,
  step text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (target, step)
);

create table platform.outbox (
  tenant_id uuid not null,
  id uuid not null,
  sequence bigint generated always as identity not null,
  epoch integer not null,
  type text not null,
  version smallint not null,
  project_id uuid,
  subject_id uuid,
  person_id uuid,
  actor_id uuid,
  data text not null,
  at timestamp(3) with time zone not null,
  position bigint,
  constraint outbox_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_age ON platform.outbox USING btree (at) WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_fresh ON platform.outbox USING btree (sequence) WHERE ("position" IS NULL);
CREATE UNIQUE INDEX outbox_stream ON platform.outbox USING btree (tenant_id, "position") WHERE ("position" IS NOT NULL);
alter table platform.outbox enable row level security;
create policy tenant on platform.outbox using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check (((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)) AND ("position" IS NULL)));
grant insert, select on platform.outbox to app_role;

create table platform.outbox_aside (
  tenant_id uuid not null,
  id uuid not null,
  epoch integer not null,
  type text not null,
  version smallint not null,
  project_id uuid,
  subject_id uuid,
  person_id uuid,
  actor_id uuid,
  data text not null,
  at timestamp(3) with time zone not null,
  reason text not null,
  tries integer not null,
  set_aside_at timestamp with time zone not null default now(),
  constraint outbox_aside_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_aside_age ON platform.outbox_aside USING btree (set_aside_at);
alter table platform.outbox_aside enable row level security;

create table platform.stream (
  tenant_id uuid not null,
  position bigint not null,
  stamped_at timestamp with time zone not null default now(),
  constraint stream_pkey PRIMARY KEY (tenant_id)
);
CREATE INDEX stream_recent ON platform.stream USING btree (stamped_at);
alter table platform.stream enable row level security;
create policy tenant on platform.stream using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant select on platform.stream to app_role;

CREATE OR REPLACE FUNCTION platform.current_tenant()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  context    text := pg_catalog.current_setting('taskforce.context', true);
  signed     bytea;
  inner_pad  bytea;
  outer_pad  bytea;
begin
  if context is null or pg_catalog.octet_length(context) <> 106 then
    return null;
  end if;
  signed := pg_catalog.convert_to(context, 'UTF8');
  select k.ipad, k.opad into inner_pad, outer_pad from platform.context_key k;
  -- The signature comes first: what follows is read only of what this deployment has written. Digits compare as bytes.
  if pg_catalog.convert_to(pg_catalog.encode(pg_catalog.sha256(outer_pad || pg_catalog.sha256(
         inner_pad || pg_catalog.substr(signed, 1, 42))), 'hex'), 'UTF8') = pg_catalog.substr(signed, 43)
     and pg_catalog.substr(signed, 33, 10)
         > pg_catalog.convert_to(cast(cast(extract(epoch from pg_catalog.now()) as bigint) as text), 'UTF8')
  then
    return cast(pg_catalog.substr(context, 1, 32) as uuid);
  end if;
  return null;
end
$function$;
grant execute on function platform.current_tenant() to app_role;

CREATE OR REPLACE FUNCTION platform.enter(wanted_epoch integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant       uuid := platform.current_tenant();
  fence_epoch  int;
  fence_state  text;
begin
  if tenant is null then
    return;
  end if;
  perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(cast(tenant as text), 7166));
  select f.epoch, f.state into fence_epoch, fence_state from platform.fence f where f.tenant_id = tenant;
  if coalesce(fence_epoch, 1) <> wanted_epoch then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = 'moved';
  end if;
  if coalesce(fence_state, 'open') <> 'open' then
    raise exception 'taskforce fence' using errcode = 'TF001', detail = fence_state;
  end if;
end
$function$;
grant execute on function platform.enter(integer) to app_role;

CREATE OR REPLACE FUNCTION platform.fence_key(tenant uuid)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select pg_catalog.hashtextextended(cast(tenant as text), 7166) $function$;

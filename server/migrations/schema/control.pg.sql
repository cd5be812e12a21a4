-- The control plane. Written by `npm run schema`; nothing reads it but people.

create table control.account (
  id uuid not null,
  email text not null,
  username text not null,
  full_name text not null,
  password_hash text,
  locale text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  last_login_at timestamp with time zone,
  email_verified_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX account_email ON control.account USING btree (lower(email));
CREATE UNIQUE INDEX account_username ON control.account USING btree (lower(username));
grant delete, insert, select, update on control.account to control_role;

create table control.arrival (
  tenant_id uuid not null,
  lock_key uuid not null,
  kind text not null,
  accounts jsonb not null,
  started_at timestamp with time zone not null default now(),
  constraint arrival_pkey PRIMARY KEY (tenant_id),
  constraint arrival_kind_check CHECK ((kind = ANY (ARRAY['import'::text, 'clone'::text]))),
  constraint arrival_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
grant delete, insert, select, update on control.arrival to control_role;

create table control.cell (
  id uuid not null,
  name text not null,
  kind text not null,
  database text not null,
  capacity integer not null,
  tenants integer not null default 0,
  state text not null default 'open'::text,
  created_at timestamp with time zone not null default now(),
  engine text not null default 'postgres'::text,
  dsn text,
  pooler_dsn text,
  replica_dsn text,
  weight integer not null default 100,
  constraint cell_pkey PRIMARY KEY (id),
  constraint cell_name_key UNIQUE (name),
  constraint cell_capacity_check CHECK ((capacity > 0)),
  constraint cell_check CHECK (((engine = 'postgres'::text) OR (kind = 'shared'::text))),
  constraint cell_engine_check CHECK ((engine = ANY (ARRAY['postgres'::text, 'mysql'::text]))),
  constraint cell_kind_check CHECK ((kind = ANY (ARRAY['shared'::text, 'schema'::text, 'dedicated'::text]))),
  constraint cell_state_check CHECK ((state = ANY (ARRAY['building'::text, 'open'::text, 'full'::text, 'draining'::text]))),
  constraint cell_weight_check CHECK ((weight > 0))
);
grant delete, insert, select, update on control.cell to control_role;

create table control.cell_alarm (
  cell_id uuid not null,
  events integer not null,
  constraint cell_alarm_pkey PRIMARY KEY (cell_id),
  constraint cell_alarm_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES control.cell(id) ON DELETE CASCADE
);
grant delete, insert, select, update on control.cell_alarm to control_role;

create table control.data_version (
  is_only boolean not null default true,
  version text not null,
  oldest_version text not null,
  migrated_at timestamp with time zone not null default now(),
  constraint data_version_pkey PRIMARY KEY (is_only),
  constraint data_version_is_only_check CHECK (is_only)
);

create table control.domain (
  host text not null,
  tenant_id uuid not null,
  is_primary boolean not null default false,
  verified_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  id uuid not null default gen_random_uuid(),
  token text not null default replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text),
  checked_at timestamp with time zone,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  lost_at timestamp with time zone,
  lost_why text,
  constraint domain_pkey PRIMARY KEY (id),
  constraint domain_claim UNIQUE (tenant_id, host),
  constraint domain_failures_check CHECK ((failures >= 0)),
  constraint domain_host_check CHECK ((host = lower(host))),
  constraint domain_lost_why_check CHECK ((lost_why = ANY (ARRAY['record_gone'::text, 'proved_elsewhere'::text]))),
  constraint domain_primary_is_verified CHECK (((NOT is_primary) OR (verified_at IS NOT NULL))),
  constraint domain_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
CREATE INDEX domain_host ON control.domain USING btree (host);
CREATE UNIQUE INDEX domain_primary ON control.domain USING btree (tenant_id) WHERE is_primary;
CREATE UNIQUE INDEX domain_verified_host ON control.domain USING btree (host) WHERE (verified_at IS NOT NULL);
grant delete, insert, select, update on control.domain to control_role;

create table control.duty_day (
  duty text not null,
  time_zone text not null,
  day date not null,
  sent_at timestamp with time zone not null,
  constraint duty_day_pkey PRIMARY KEY (duty, time_zone)
);
grant delete, insert, select, update on control.duty_day to control_role;

create table control.erasure (
  tenant_id uuid not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  sought jsonb,
  report jsonb,
  constraint erasure_pkey PRIMARY KEY (tenant_id),
  constraint erasure_check CHECK (((finished_at IS NULL) OR ((sought IS NULL) AND (report IS NOT NULL)))),
  constraint erasure_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id)
);
grant delete, insert, select, update on control.erasure to control_role;

create table control.handoff_code (
  code_hash bytea not null,
  user_id uuid not null,
  tenant_id uuid,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  host text,
  challenge text,
  session_id uuid,
  constraint handoff_code_pkey PRIMARY KEY (code_hash),
  constraint handoff_code_session_id_fkey FOREIGN KEY (session_id) REFERENCES control.session(id) ON DELETE CASCADE,
  constraint handoff_code_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE,
  constraint handoff_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES control.account(id) ON DELETE CASCADE
);
CREATE INDEX handoff_code_session ON control.handoff_code USING btree (session_id);
grant delete, insert, select, update on control.handoff_code to control_role;

create table control.handoff_consent (
  user_id uuid not null,
  tenant_id uuid not null,
  host text not null,
  confirmed_at timestamp with time zone not null,
  constraint handoff_consent_pkey PRIMARY KEY (user_id, tenant_id, host),
  constraint handoff_consent_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE,
  constraint handoff_consent_user_id_fkey FOREIGN KEY (user_id) REFERENCES control.account(id) ON DELETE CASCADE
);
CREATE INDEX handoff_consent_tenant ON control.handoff_consent USING btree (tenant_id);
grant delete, insert, select, update on control.handoff_consent to control_role;

create table control.invitation (
  id uuid not null,
  tenant_id uuid not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  link_token_hash bytea,
  is_mail_apart boolean not null default false,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_link_token_hash_key UNIQUE (link_token_hash),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'member'::text, 'viewer'::text]))),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES control.account(id),
  constraint invitation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
CREATE INDEX invitation_tenant ON control.invitation USING btree (tenant_id, created_at);
grant delete, insert, select, update on control.invitation to control_role;

create table control.job_lane (
  lane text not null,
  served bigint not null,
  constraint job_lane_pkey PRIMARY KEY (lane)
);
grant delete, insert, select, update on control.job_lane to control_role;

create table control.job_turn (
  lane text not null,
  tenant_id uuid not null,
  finish bigint not null,
  constraint job_turn_pkey PRIMARY KEY (lane, tenant_id)
);
CREATE INDEX job_turn_last ON control.job_turn USING btree (lane, finish);
grant delete, insert, select, update on control.job_turn to control_role;

create table control.mail (
  id uuid not null,
  key text not null,
  tenant_id uuid not null,
  account_id uuid,
  address text not null,
  kind text not null,
  locale text not null,
  data jsonb not null,
  secret text,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  message_id text not null,
  error text,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_key_key UNIQUE (key),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'suppressed'::text]))),
  constraint mail_account_id_fkey FOREIGN KEY (account_id) REFERENCES control.account(id) ON DELETE CASCADE,
  constraint mail_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
CREATE INDEX mail_account ON control.mail USING btree (account_id);
CREATE INDEX mail_due ON control.mail USING btree (due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX mail_recent ON control.mail USING btree (created_at);
CREATE INDEX mail_tenant ON control.mail USING btree (tenant_id);
grant delete, insert, select, update on control.mail to control_role;

create table control.mail_refusal (
  account_id uuid not null,
  address text not null,
  answer text not null,
  refused_at timestamp with time zone not null,
  constraint mail_refusal_pkey PRIMARY KEY (account_id),
  constraint mail_refusal_account_id_fkey FOREIGN KEY (account_id) REFERENCES control.account(id) ON DELETE CASCADE
);
grant delete, insert, select, update on control.mail_refusal to control_role;

create table control.membership (
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null,
  department text,
  title text,
  active boolean not null default true,
  joined_at timestamp with time zone not null,
  constraint membership_pkey PRIMARY KEY (tenant_id, user_id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'member'::text, 'viewer'::text]))),
  constraint membership_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE,
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES control.account(id) ON DELETE CASCADE
);
CREATE INDEX membership_user ON control.membership USING btree (user_id);
grant delete, insert, select, update on control.membership to control_role;

create table control.migration (
  target text not null,
  step text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (target, step)
);
grant delete, insert, select on control.migration to control_role;

create table control.migration_failure (
  target text not null,
  cell_id uuid not null,
  tenant_id uuid,
  step text,
  checksum text,
  error text not null,
  passing boolean not null,
  attempts integer not null default 1,
  first_at timestamp with time zone not null default now(),
  last_at timestamp with time zone not null default now(),
  constraint migration_failure_pkey PRIMARY KEY (target),
  constraint migration_failure_check CHECK (((step IS NULL) = (checksum IS NULL))),
  constraint migration_failure_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES control.cell(id) ON DELETE CASCADE
);
grant select on control.migration_failure to control_role;

create table control.move (
  id uuid not null,
  tenant_id uuid not null,
  kind text not null,
  from_cell uuid,
  from_namespace text not null,
  to_cell uuid,
  to_namespace text not null,
  from_epoch integer not null,
  step text not null,
  owner text not null,
  counts jsonb not null default '{}'::jsonb,
  abort boolean not null default false,
  error text,
  started_at timestamp with time zone not null default now(),
  heartbeat_at timestamp with time zone not null default now(),
  flipped_at timestamp with time zone,
  outcome text,
  finished_at timestamp with time zone,
  keep_until timestamp with time zone,
  cleaned_at timestamp with time zone,
  constraint move_pkey PRIMARY KEY (id),
  constraint move_check CHECK (((outcome IS NULL) = (finished_at IS NULL))),
  constraint move_kind_check CHECK ((kind = ANY (ARRAY['move'::text, 'rollback'::text]))),
  constraint move_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'undone'::text]))),
  constraint move_from_cell_fkey FOREIGN KEY (from_cell) REFERENCES control.cell(id) ON DELETE SET NULL,
  constraint move_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE,
  constraint move_to_cell_fkey FOREIGN KEY (to_cell) REFERENCES control.cell(id) ON DELETE SET NULL
);
CREATE INDEX move_kept ON control.move USING btree (keep_until) WHERE (cleaned_at IS NULL);
CREATE INDEX move_tenant ON control.move USING btree (tenant_id, started_at);
CREATE UNIQUE INDEX move_under_way ON control.move USING btree (tenant_id) WHERE (finished_at IS NULL);
grant select on control.move to control_role;

create table control.notification_preference (
  account_id uuid not null,
  kind text not null,
  channel text not null,
  wanted boolean not null,
  constraint notification_preference_pkey PRIMARY KEY (account_id, kind, channel),
  constraint notification_preference_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'inbox'::text]))),
  constraint notification_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES control.account(id) ON DELETE CASCADE
);
grant delete, insert, select, update on control.notification_preference to control_role;

create table control.password_reset (
  id uuid not null,
  address text not null,
  account_id uuid,
  token_hash bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint password_reset_pkey PRIMARY KEY (id),
  constraint password_reset_token_hash_key UNIQUE (token_hash),
  constraint password_reset_account_id_fkey FOREIGN KEY (account_id) REFERENCES control.account(id) ON DELETE CASCADE
);
CREATE INDEX password_reset_account ON control.password_reset USING btree (account_id);
CREATE INDEX password_reset_expiry ON control.password_reset USING btree (expires_at);
grant delete, insert, select, update on control.password_reset to control_role;

create table control.placement (
  tenant_id uuid not null,
  cell_id uuid not null,
  namespace text not null,
  epoch integer not null default 1,
  constraint placement_pkey PRIMARY KEY (tenant_id),
  constraint placement_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES control.cell(id),
  constraint placement_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
CREATE INDEX placement_cell ON control.placement USING btree (cell_id);
grant delete, insert, select, update on control.placement to control_role;

create table control.plan (
  code text not null,
  name text not null,
  position integer not null,
  isolation text not null,
  limits jsonb not null,
  open_to_sign_up boolean not null default false,
  constraint plan_pkey PRIMARY KEY (code),
  constraint plan_isolation_check CHECK ((isolation = ANY (ARRAY['shared'::text, 'schema'::text, 'dedicated'::text])))
);
grant select on control.plan to control_role;

create table control.process (
  id uuid not null,
  pid integer not null,
  backend_start timestamp with time zone not null,
  constraint process_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on control.process to control_role;

create table control.ready_schema (
  tenant_id uuid not null,
  cell_id uuid not null,
  namespace text not null,
  created_at timestamp with time zone not null default now(),
  constraint ready_schema_pkey PRIMARY KEY (tenant_id),
  constraint ready_schema_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES control.cell(id)
);
CREATE INDEX ready_schema_cell ON control.ready_schema USING btree (cell_id, created_at);
grant delete, insert, select, update on control.ready_schema to control_role;

create table control.refresh_token (
  token_hash bytea not null,
  session_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  successor_seed bytea,
  repeat_key_hash bytea,
  constraint refresh_token_pkey PRIMARY KEY (token_hash),
  constraint refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES control.session(id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_session ON control.refresh_token USING btree (session_id);
grant delete, insert, select, update on control.refresh_token to control_role;

create table control.session (
  id uuid not null,
  user_id uuid not null,
  tenant_id uuid,
  user_agent text,
  address text,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE,
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES control.account(id) ON DELETE CASCADE
);
CREATE INDEX session_account ON control.session USING btree (user_id);
grant delete, insert, select, update on control.session to control_role;

create table control.sign_up (
  id uuid not null,
  address text not null,
  locale text not null,
  wish jsonb,
  password_hash text,
  invitation_id uuid,
  token_hash bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_up_pkey PRIMARY KEY (id),
  constraint sign_up_token_hash_key UNIQUE (token_hash),
  constraint sign_up_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES control.invitation(id) ON DELETE CASCADE
);
CREATE INDEX sign_up_address ON control.sign_up USING btree (address);
CREATE INDEX sign_up_expiry ON control.sign_up USING btree (expires_at);
CREATE INDEX sign_up_invitation ON control.sign_up USING btree (invitation_id);
grant delete, insert, select, update on control.sign_up to control_role;

create table control.tenant (
  id uuid not null,
  slug text not null,
  name text not null,
  plan text not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  state_reason text,
  state_since timestamp with time zone,
  state_until timestamp with time zone,
  time_zone text not null default 'UTC'::text,
  retention_days integer not null default 90,
  retain_completed boolean not null default true,
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_slug_key UNIQUE (slug),
  constraint tenant_check CHECK (((state <> 'pending_delete'::text) OR (state_until IS NOT NULL))) NOT VALID,
  constraint tenant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint tenant_retention_days_check CHECK (((retention_days >= 7) AND (retention_days <= 3650))),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'::text)),
  constraint tenant_state_check CHECK ((state = ANY (ARRAY['provisioning'::text, 'active'::text, 'read_only'::text, 'suspended'::text, 'maintenance'::text, 'pending_delete'::text, 'erased'::text]))),
  constraint tenant_state_reason_check CHECK (((length(state_reason) >= 1) AND (length(state_reason) <= 300))),
  constraint tenant_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64))),
  constraint tenant_plan_fkey FOREIGN KEY (plan) REFERENCES control.plan(code)
);
grant delete, insert, select, update on control.tenant to control_role;

create table control.ws_ticket (
  ticket_hash bytea not null,
  session_id uuid not null,
  tenant_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint ws_ticket_pkey PRIMARY KEY (ticket_hash),
  constraint ws_ticket_session_id_fkey FOREIGN KEY (session_id) REFERENCES control.session(id) ON DELETE CASCADE,
  constraint ws_ticket_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES control.tenant(id) ON DELETE CASCADE
);
CREATE INDEX ws_ticket_session ON control.ws_ticket USING btree (session_id);
CREATE INDEX ws_ticket_tenant ON control.ws_ticket USING btree (tenant_id);
grant delete, insert, select, update on control.ws_ticket to control_role;

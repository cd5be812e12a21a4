-- The tables of tenants on PostgreSQL, as a shared cell has them; a schema of one tenant has no tenant_id. Written by `npm run schema`; nothing reads it but people.

create table shared.activity (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  task_id uuid,
  task_number integer,
  task_title text,
  actor_id uuid,
  kind text not null,
  changes text not null,
  note text,
  at timestamp(3) with time zone not null,
  constraint activity_pkey PRIMARY KEY (tenant_id, id),
  constraint activity_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE,
  constraint activity_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES shared.task(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX activity_project ON shared.activity USING btree (tenant_id, project_id, id);
CREATE INDEX activity_task ON shared.activity USING btree (tenant_id, task_id, id);
alter table shared.activity enable row level security;
alter table shared.activity force row level security;
create policy tenant on shared.activity using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.activity to app_role;

create table shared.comment (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  parent_id uuid,
  author_id uuid,
  body text not null,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  edited_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  constraint comment_pkey PRIMARY KEY (tenant_id, id),
  constraint comment_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES shared.person(tenant_id, id),
  constraint comment_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES shared.comment(tenant_id, id) ON DELETE CASCADE,
  constraint comment_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES shared.task(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX comment_parent ON shared.comment USING btree (tenant_id, parent_id);
CREATE INDEX comment_task ON shared.comment USING btree (tenant_id, task_id, created_at, id);
alter table shared.comment enable row level security;
alter table shared.comment force row level security;
create policy tenant on shared.comment using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.comment to app_role;

create table shared.comment_reaction (
  tenant_id uuid not null,
  comment_id uuid not null,
  person_id uuid not null,
  reaction text not null,
  created_at timestamp(3) with time zone not null,
  constraint comment_reaction_pkey PRIMARY KEY (tenant_id, comment_id, reaction, person_id),
  constraint comment_reaction_comment_id_fkey FOREIGN KEY (tenant_id, comment_id) REFERENCES shared.comment(tenant_id, id) ON DELETE CASCADE,
  constraint comment_reaction_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES shared.person(tenant_id, id) ON DELETE CASCADE
);
alter table shared.comment_reaction enable row level security;
alter table shared.comment_reaction force row level security;
create policy tenant on shared.comment_reaction using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.comment_reaction to app_role;

create table shared.comment_version (
  tenant_id uuid not null,
  comment_id uuid not null,
  version integer not null,
  body text not null,
  written_at timestamp(3) with time zone not null,
  constraint comment_version_pkey PRIMARY KEY (tenant_id, comment_id, version),
  constraint comment_version_comment_id_fkey FOREIGN KEY (tenant_id, comment_id) REFERENCES shared.comment(tenant_id, id) ON DELETE CASCADE
);
alter table shared.comment_version enable row level security;
alter table shared.comment_version force row level security;
create policy tenant on shared.comment_version using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.comment_version to app_role;

create table shared.external_source (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  headers text,
  header_names text not null,
  items_path text not null,
  mapping text not null,
  enabled boolean not null,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint external_source_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX external_source_name ON shared.external_source USING btree (tenant_id, name);
alter table shared.external_source enable row level security;
alter table shared.external_source force row level security;
create policy tenant on shared.external_source using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.external_source to app_role;

create table shared.idempotency (
  tenant_id uuid not null,
  user_id uuid not null,
  route text not null,
  key text not null,
  fingerprint text not null,
  status smallint not null default 0,
  response text not null default ''::text,
  created_at timestamp(3) with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (tenant_id, user_id, route, key)
);
CREATE INDEX idempotency_age ON shared.idempotency USING btree (tenant_id, created_at);
alter table shared.idempotency enable row level security;
alter table shared.idempotency force row level security;
create policy tenant on shared.idempotency using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.idempotency to app_role;

create table shared.label (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  color text not null,
  created_at timestamp(3) with time zone not null,
  constraint label_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX label_name ON shared.label USING btree (tenant_id, name);
alter table shared.label enable row level security;
alter table shared.label force row level security;
create policy tenant on shared.label using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.label to app_role;

create table shared.notification (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  project_id uuid not null,
  task_id uuid,
  actor_id uuid,
  group_key text,
  data text not null,
  at timestamp(3) with time zone not null,
  shows_at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  snoozed_until timestamp(3) with time zone,
  version integer not null default 1,
  constraint notification_pkey PRIMARY KEY (tenant_id, id),
  constraint notification_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES shared.person(tenant_id, id) ON DELETE CASCADE,
  constraint notification_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE,
  constraint notification_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES shared.task(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX notification_age ON shared.notification USING btree (tenant_id, read_at) WHERE (read_at IS NOT NULL);
CREATE UNIQUE INDEX notification_group ON shared.notification USING btree (tenant_id, person_id, group_key);
CREATE INDEX notification_list ON shared.notification USING btree (tenant_id, person_id, shows_at, id);
CREATE INDEX notification_project ON shared.notification USING btree (tenant_id, project_id);
CREATE INDEX notification_task ON shared.notification USING btree (tenant_id, task_id);
CREATE INDEX notification_unread ON shared.notification USING btree (tenant_id, person_id, shows_at, id) WHERE (read_at IS NULL);
alter table shared.notification enable row level security;
alter table shared.notification force row level security;
create policy tenant on shared.notification using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.notification to app_role;

create table shared.person (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  handle text,
  active boolean not null default true,
  created_at timestamp(3) with time zone not null,
  constraint person_pkey PRIMARY KEY (tenant_id, id),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'external'::text])))
);
CREATE UNIQUE INDEX person_handle ON shared.person USING btree (tenant_id, handle);
alter table shared.person enable row level security;
alter table shared.person force row level security;
create policy tenant on shared.person using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.person to app_role;

create table shared.project (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  description text not null,
  status text not null,
  visibility text not null,
  color text not null,
  owner_id uuid,
  start_date date,
  target_date date,
  next_number integer not null default 1,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  archived_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  workflow_revision uuid,
  wip_policy text not null default 'warn'::text,
  description_version integer not null default 1,
  constraint project_pkey PRIMARY KEY (tenant_id, id),
  constraint project_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'completed'::text]))),
  constraint project_visibility_check CHECK ((visibility = ANY (ARRAY['workspace'::text, 'private'::text]))),
  constraint project_wip_policy_check CHECK ((wip_policy = ANY (ARRAY['warn'::text, 'refuse'::text]))),
  constraint project_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES shared.person(tenant_id, id)
);
CREATE UNIQUE INDEX project_key ON shared.project USING btree (tenant_id, key);
alter table shared.project enable row level security;
alter table shared.project force row level security;
create policy tenant on shared.project using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.project to app_role;

create table shared.project_member (
  tenant_id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  role text not null,
  created_at timestamp(3) with time zone not null,
  constraint project_member_pkey PRIMARY KEY (tenant_id, project_id, person_id),
  constraint project_member_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'contributor'::text, 'viewer'::text]))),
  constraint project_member_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES shared.person(tenant_id, id) ON DELETE CASCADE,
  constraint project_member_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX project_member_person ON shared.project_member USING btree (tenant_id, person_id);
alter table shared.project_member enable row level security;
alter table shared.project_member force row level security;
create policy tenant on shared.project_member using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.project_member to app_role;

create table shared.project_snapshot (
  tenant_id uuid not null,
  project_id uuid not null,
  day date not null,
  total integer not null,
  open integer not null,
  in_progress integer not null,
  blocked integer not null,
  done integer not null,
  created integer not null,
  completed integer not null,
  overdue integer not null,
  constraint project_snapshot_pkey PRIMARY KEY (tenant_id, project_id, day),
  constraint project_snapshot_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX project_snapshot_day ON shared.project_snapshot USING btree (tenant_id, day);
alter table shared.project_snapshot enable row level security;
alter table shared.project_snapshot force row level security;
create policy tenant on shared.project_snapshot using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.project_snapshot to app_role;

create table shared.project_snapshot_state (
  tenant_id uuid not null,
  project_id uuid not null,
  day date not null,
  state_id uuid not null,
  category text not null,
  tasks integer not null,
  constraint project_snapshot_state_pkey PRIMARY KEY (tenant_id, project_id, day, state_id, category),
  constraint project_snapshot_state_category_check CHECK ((category = ANY (ARRAY['todo'::text, 'doing'::text, 'blocked'::text, 'done'::text]))),
  constraint project_snapshot_state_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
);
alter table shared.project_snapshot_state enable row level security;
alter table shared.project_snapshot_state force row level security;
create policy tenant on shared.project_snapshot_state using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.project_snapshot_state to app_role;

create table shared.quota_lock (
  tenant_id uuid not null,
  resource text not null,
  taken_at timestamp(3) with time zone not null,
  constraint quota_lock_pkey PRIMARY KEY (tenant_id, resource)
);
alter table shared.quota_lock enable row level security;
alter table shared.quota_lock force row level security;
create policy tenant on shared.quota_lock using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.quota_lock to app_role;

create table shared.report (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  owner_id uuid not null,
  format text not null,
  name text not null,
  content text not null,
  size integer not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  constraint report_pkey PRIMARY KEY (tenant_id, id),
  constraint report_format_check CHECK ((format = ANY (ARRAY['html'::text, 'csv'::text]))),
  constraint report_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX report_age ON shared.report USING btree (tenant_id, expires_at);
CREATE INDEX report_owner ON shared.report USING btree (tenant_id, owner_id, id);
CREATE INDEX report_project ON shared.report USING btree (tenant_id, project_id);
alter table shared.report enable row level security;
alter table shared.report force row level security;
create policy tenant on shared.report using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.report to app_role;

create table shared.task (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  project_key text not null,
  number integer not null,
  title text not null,
  description text not null,
  status text not null,
  priority smallint not null,
  assignee_id uuid,
  reporter_id uuid,
  labels text not null default '[]'::text,
  start_date date,
  due_at timestamp(3) with time zone,
  estimate_minutes integer,
  parent_id uuid,
  rank text collate "C" not null,
  external_ref text,
  external_url text,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  completed_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  title_key text collate "C" generated always as (lower(title)) stored,
  title_version integer not null default 1,
  description_version integer not null default 1,
  constraint task_pkey PRIMARY KEY (tenant_id, id),
  constraint task_priority_check CHECK (((priority >= 1) AND (priority <= 4))),
  constraint task_tenant_id_assignee_id_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES shared.person(tenant_id, id),
  constraint task_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES shared.task(tenant_id, id),
  constraint task_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE,
  constraint task_tenant_id_reporter_id_fkey FOREIGN KEY (tenant_id, reporter_id) REFERENCES shared.person(tenant_id, id)
);
CREATE INDEX task_assigned_in ON shared.task USING btree (tenant_id, assignee_id, project_id, updated_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_bin ON shared.task USING btree (tenant_id, project_id, updated_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX task_board ON shared.task USING btree (tenant_id, project_id, status, rank, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_created ON shared.task USING btree (tenant_id, project_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_due ON shared.task USING btree (tenant_id, project_id, due_at, id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX task_external_ref ON shared.task USING btree (tenant_id, project_id, external_ref) WHERE (external_ref IS NOT NULL);
CREATE UNIQUE INDEX task_number ON shared.task USING btree (tenant_id, project_id, number);
CREATE INDEX task_parent ON shared.task USING btree (tenant_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX task_priority ON shared.task USING btree (tenant_id, project_id, priority, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_recent ON shared.task USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_title ON shared.task USING btree (tenant_id, project_id, title_key, id) WHERE (deleted_at IS NULL);
CREATE INDEX task_trash ON shared.task USING btree (tenant_id, created_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX task_updated ON shared.task USING btree (tenant_id, project_id, updated_at, id) WHERE (deleted_at IS NULL);
alter table shared.task enable row level security;
alter table shared.task force row level security;
create policy tenant on shared.task using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
CREATE TRIGGER task_tally AFTER INSERT OR DELETE ON shared.task FOR EACH ROW EXECUTE FUNCTION shared.tally_task();
CREATE TRIGGER task_tally_changed AFTER UPDATE ON shared.task FOR EACH ROW WHEN (((old.project_id <> new.project_id) OR (old.status <> new.status) OR (old.priority <> new.priority) OR (old.assignee_id IS DISTINCT FROM new.assignee_id) OR (old.due_at IS DISTINCT FROM new.due_at) OR ((old.completed_at IS NULL) <> (new.completed_at IS NULL)) OR ((old.deleted_at IS NULL) <> (new.deleted_at IS NULL)))) EXECUTE FUNCTION shared.tally_task();
grant delete, insert, select, update on shared.task to app_role;

create table shared.task_due_tally (
  tenant_id uuid not null,
  project_id uuid not null,
  day date not null,
  writer integer not null,
  tasks integer not null,
  constraint task_due_tally_pkey PRIMARY KEY (tenant_id, project_id, day, writer),
  constraint task_due_tally_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
) with (fillfactor=70);
comment on table shared.task_due_tally is 'derived';
alter table shared.task_due_tally enable row level security;
alter table shared.task_due_tally force row level security;
create policy tenant on shared.task_due_tally using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.task_due_tally to app_role;

create table shared.task_label (
  tenant_id uuid not null,
  task_id uuid not null,
  label text not null,
  constraint task_label_pkey PRIMARY KEY (tenant_id, task_id, label),
  constraint task_label_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES shared.task(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX task_label_name ON shared.task_label USING btree (tenant_id, label, task_id);
alter table shared.task_label enable row level security;
alter table shared.task_label force row level security;
create policy tenant on shared.task_label using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.task_label to app_role;

create table shared.task_tally (
  tenant_id uuid not null,
  project_id uuid not null,
  status text not null,
  priority smallint not null,
  assignee_id uuid not null,
  writer integer not null,
  tasks integer not null,
  constraint task_tally_pkey PRIMARY KEY (tenant_id, project_id, status, priority, assignee_id, writer),
  constraint task_tally_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
) with (fillfactor=70);
comment on table shared.task_tally is 'derived';
alter table shared.task_tally enable row level security;
alter table shared.task_tally force row level security;
create policy tenant on shared.task_tally using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.task_tally to app_role;

create table shared.task_transition (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  task_id uuid not null,
  from_state uuid not null,
  to_state uuid not null,
  from_category text not null,
  to_category text not null,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  constraint task_transition_pkey PRIMARY KEY (tenant_id, task_id, id),
  constraint task_transition_from_category_check CHECK ((from_category = ANY (ARRAY['todo'::text, 'doing'::text, 'blocked'::text, 'done'::text]))),
  constraint task_transition_to_category_check CHECK ((to_category = ANY (ARRAY['todo'::text, 'doing'::text, 'blocked'::text, 'done'::text]))),
  constraint task_transition_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE,
  constraint task_transition_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES shared.task(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX task_transition_project ON shared.task_transition USING btree (tenant_id, project_id, at);
alter table shared.task_transition enable row level security;
alter table shared.task_transition force row level security;
create policy tenant on shared.task_transition using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.task_transition to app_role;

create table shared.webhook_delivery (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_type text not null,
  payload text not null,
  state text not null,
  attempts integer not null default 0,
  response_status integer,
  response_body text,
  duration_ms integer,
  error text,
  attempted_at timestamp(3) with time zone,
  next_attempt_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint webhook_delivery_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'skipped'::text]))),
  constraint webhook_delivery_tenant_id_endpoint_id_fkey FOREIGN KEY (tenant_id, endpoint_id) REFERENCES shared.webhook_endpoint(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_age ON shared.webhook_delivery USING btree (tenant_id, created_at);
CREATE INDEX webhook_delivery_log ON shared.webhook_delivery USING btree (tenant_id, endpoint_id, created_at, id);
alter table shared.webhook_delivery enable row level security;
alter table shared.webhook_delivery force row level security;
create policy tenant on shared.webhook_delivery using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.webhook_delivery to app_role;

create table shared.webhook_endpoint (
  tenant_id uuid not null,
  id uuid not null,
  url text not null,
  description text not null,
  event_types text,
  secret text not null,
  previous_secret text,
  previous_until timestamp(3) with time zone,
  state text not null,
  disabled_why text,
  disabled_at timestamp(3) with time zone,
  failing_since timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint webhook_endpoint_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_endpoint_disabled_why_check CHECK ((disabled_why = ANY (ARRAY['by_hand'::text, 'gone'::text, 'failing'::text]))),
  constraint webhook_endpoint_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
);
alter table shared.webhook_endpoint enable row level security;
alter table shared.webhook_endpoint force row level security;
create policy tenant on shared.webhook_endpoint using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.webhook_endpoint to app_role;

create table shared.workflow_state (
  tenant_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  name text not null,
  color text not null,
  category text not null,
  position integer,
  wip_limit integer,
  live_name text generated always as (
CASE
    WHEN ("position" IS NOT NULL) THEN name
    ELSE NULL::text
END) stored,
  constraint workflow_state_pkey PRIMARY KEY (tenant_id, project_id, id),
  constraint workflow_state_category_check CHECK ((category = ANY (ARRAY['todo'::text, 'doing'::text, 'blocked'::text, 'done'::text]))),
  constraint workflow_state_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES shared.project(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX workflow_state_live ON shared.workflow_state USING btree (tenant_id, live_name);
CREATE UNIQUE INDEX workflow_state_name ON shared.workflow_state USING btree (tenant_id, project_id, live_name);
alter table shared.workflow_state enable row level security;
alter table shared.workflow_state force row level security;
create policy tenant on shared.workflow_state using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.workflow_state to app_role;

create table shared.workflow_template (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  wip_policy text not null,
  states text not null,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint workflow_template_pkey PRIMARY KEY (tenant_id, id),
  constraint workflow_template_wip_policy_check CHECK ((wip_policy = ANY (ARRAY['warn'::text, 'refuse'::text])))
);
CREATE UNIQUE INDEX workflow_template_name ON shared.workflow_template USING btree (tenant_id, name);
alter table shared.workflow_template enable row level security;
alter table shared.workflow_template force row level security;
create policy tenant on shared.workflow_template using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.workflow_template to app_role;

create table shared.workflow_transition (
  tenant_id uuid not null,
  project_id uuid not null,
  from_state uuid not null,
  to_state uuid not null,
  constraint workflow_transition_pkey PRIMARY KEY (tenant_id, project_id, from_state, to_state),
  constraint workflow_transition_tenant_id_project_id_from_state_fkey FOREIGN KEY (tenant_id, project_id, from_state) REFERENCES shared.workflow_state(tenant_id, project_id, id) ON DELETE CASCADE,
  constraint workflow_transition_tenant_id_project_id_to_state_fkey FOREIGN KEY (tenant_id, project_id, to_state) REFERENCES shared.workflow_state(tenant_id, project_id, id) ON DELETE CASCADE
);
alter table shared.workflow_transition enable row level security;
alter table shared.workflow_transition force row level security;
create policy tenant on shared.workflow_transition using ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant))) with check ((tenant_id = ( SELECT platform.current_tenant() AS current_tenant)));
grant delete, insert, select, update on shared.workflow_transition to app_role;

CREATE OR REPLACE FUNCTION shared.tally_task()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- With a project its counts go as well.
  if tg_op = 'DELETE' and not exists (select from shared.project p where p.id = old.project_id) then
    return null;
  end if;
  insert into shared.task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
  select tenant_id, project_id, status, priority,
         coalesce(assignee_id, '00000000-0000-0000-0000-000000000000'), pg_catalog.pg_backend_pid(), sum(n)
    from (select old.*, -1 as n where tg_op <> 'INSERT' union all select new.*, 1 where tg_op <> 'DELETE') t
   where deleted_at is null
   group by tenant_id, project_id, status, priority, assignee_id
  having sum(n) <> 0
      on conflict (tenant_id, project_id, status, priority, assignee_id, writer)
      do update set tasks = task_tally.tasks + excluded.tasks;
  if old.due_at is not null or new.due_at is not null then
    insert into shared.task_due_tally (tenant_id, project_id, day, writer, tasks)
    select tenant_id, project_id, (due_at at time zone 'UTC')::date, pg_catalog.pg_backend_pid(), sum(n)
      from (select old.*, -1 as n where tg_op <> 'INSERT' union all select new.*, 1 where tg_op <> 'DELETE') t
     where deleted_at is null and completed_at is null and due_at is not null
     group by tenant_id, project_id, (due_at at time zone 'UTC')::date
    having sum(n) <> 0
        on conflict (tenant_id, project_id, day, writer)
        do update set tasks = task_due_tally.tasks + excluded.tasks;
  end if;
  return null;
end
$function$;

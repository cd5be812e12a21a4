-- A tenant's work: people, projects, tasks and their history.
--
-- Written once for every layout. Placeholders, filled by tenancy/migrations/render.ts:
--   {ns}            the schema the tables live in
--   {tenant_column} "tenant_id uuid not null," in the shared layout, nothing elsewhere
--   {tenant,}       "tenant_id, " leading every key and index in the shared layout, nothing elsewhere
--   {protect a, b}  row-level security, its policy and the app role's grants on these tables

-- Times hold milliseconds, as they travel: a cursor names exactly the value that is stored.

create table {ns}.person (
  {tenant_column}
  id          uuid        not null,             -- a member's account id, or an outside person's own
  kind        text        not null check (kind in ('member', 'external')),
  name        text        not null,
  handle      text,                             -- an outside person's identity, such as github:octocat
  active      boolean     not null default true,
  created_at  timestamptz(3) not null,
  primary key ({tenant,}id)
);
create unique index person_handle on {ns}.person ({tenant,}handle);

create table {ns}.project (
  {tenant_column}
  id           uuid        not null,
  key          text        not null,
  name         text        not null,
  description  text        not null,
  status       text        not null check (status in ('active', 'paused', 'completed')),
  visibility   text        not null check (visibility in ('workspace', 'private')),
  color        text        not null,
  owner_id     uuid,
  start_date   date,
  target_date  date,
  next_number  int         not null default 1,
  version      int         not null default 1,
  created_at   timestamptz(3) not null,
  updated_at   timestamptz(3) not null,
  archived_at  timestamptz(3),
  deleted_at   timestamptz(3),
  primary key ({tenant,}id),
  foreign key ({tenant,}owner_id) references {ns}.person ({tenant,}id)
);
create unique index project_key on {ns}.project ({tenant,}key);

create table {ns}.project_member (
  {tenant_column}
  project_id  uuid        not null,
  person_id   uuid        not null,
  role        text        not null check (role in ('lead', 'contributor', 'viewer')),
  created_at  timestamptz(3) not null,
  primary key ({tenant,}project_id, person_id),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade,
  foreign key ({tenant,}person_id) references {ns}.person ({tenant,}id) on delete cascade
);
create index project_member_person on {ns}.project_member ({tenant,}person_id);

create table {ns}.task (
  {tenant_column}
  id                uuid        not null,
  project_id        uuid        not null,
  project_key       text        not null,       -- the project's, so that a list needs no join to name QUIC-12
  number            int         not null,
  title             text        not null,
  description       text        not null,
  status            text        not null check (status in ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE')),
  priority          smallint    not null check (priority between 1 and 4),
  assignee_id       uuid,
  reporter_id       uuid,
  labels            text        not null default '[]',  -- JSON array of names; task_label is its index
  start_date        date,
  due_at            timestamptz(3),
  estimate_minutes  int,
  parent_id         uuid,
  rank              text collate "C" not null,
  external_ref      text,                       -- where an imported task came from, such as github:224959526
  external_url      text,
  version           int         not null default 1,
  created_at        timestamptz(3) not null,
  updated_at        timestamptz(3) not null,
  completed_at      timestamptz(3),
  deleted_at        timestamptz(3),
  primary key ({tenant,}id),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade,
  foreign key ({tenant,}assignee_id) references {ns}.person ({tenant,}id),
  foreign key ({tenant,}reporter_id) references {ns}.person ({tenant,}id),
  foreign key ({tenant,}parent_id) references {ns}.task ({tenant,}id)
);
create unique index task_number on {ns}.task ({tenant,}project_id, number);
create unique index task_external_ref on {ns}.task ({tenant,}project_id, external_ref) where external_ref is not null;
create index task_board on {ns}.task ({tenant,}project_id, status, rank, id) where deleted_at is null;
create index task_created on {ns}.task ({tenant,}project_id, created_at, id) where deleted_at is null;
create index task_recent on {ns}.task ({tenant,}created_at, id) where deleted_at is null;
create index task_assignee on {ns}.task ({tenant,}assignee_id, status) where deleted_at is null;
create index task_parent on {ns}.task ({tenant,}parent_id) where parent_id is not null;
create index task_trash on {ns}.task ({tenant,}created_at, id) where deleted_at is not null;

create table {ns}.label (
  {tenant_column}
  id          uuid        not null,
  name        text        not null,
  color       text        not null,
  created_at  timestamptz(3) not null,
  primary key ({tenant,}id)
);
create unique index label_name on {ns}.label ({tenant,}name);

create table {ns}.task_label (
  {tenant_column}
  task_id  uuid not null,
  label    text not null,
  primary key ({tenant,}task_id, label),
  foreign key ({tenant,}task_id) references {ns}.task ({tenant,}id) on delete cascade
);
create index task_label_name on {ns}.task_label ({tenant,}label, task_id);

create table {ns}.activity (
  {tenant_column}
  id          uuid        not null,             -- time-ordered, so it is also the order of the history
  project_id  uuid        not null,
  task_id     uuid,
  task_number int,                              -- as the task was called at that moment
  task_title  text,
  actor_id    uuid,
  kind        text        not null,
  changes     text        not null,             -- JSON array of {field, from, to}
  note        text,
  at          timestamptz(3) not null,
  primary key ({tenant,}id),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade,
  foreign key ({tenant,}task_id) references {ns}.task ({tenant,}id) on delete cascade
);
create index activity_task on {ns}.activity ({tenant,}task_id, id);
create index activity_project on {ns}.activity ({tenant,}project_id, id);

-- Answers to requests that carried an Idempotency-Key, written in the same commit as their effect.
create table {ns}.idempotency (
  {tenant_column}
  user_id      uuid        not null,
  route        text        not null,
  key          text        not null,
  fingerprint  text        not null,
  status       smallint    not null default 0,  -- 0 while the work is under way
  response     text        not null default '',
  created_at   timestamptz(3) not null,
  primary key ({tenant,}user_id, route, key)
);
create index idempotency_age on {ns}.idempotency ({tenant,}created_at);

{protect person, project, project_member, task, label, task_label, activity, idempotency}

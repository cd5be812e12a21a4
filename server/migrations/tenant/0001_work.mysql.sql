-- A tenant's work: people, projects, tasks and their history. The twin of 0001_work.sql for MySQL and
-- MariaDB, in their one layout: tables that all tenants of a cell share.
--
-- Statements are parted by lines of two slashes; each can be run again. Placeholders, filled by
-- tenancy/migrations/render.ts:
--   {id}            the type of an id: its 36 characters, compared byte by byte
--   {time}          the type of a time: the 24 characters of ISO-8601 in UTC with milliseconds (docs/decisions/0007)
--   {ascii}         a character set for what is never anything else, compared byte by byte
--   {text}          the character set of people's text: no two different texts are equal
--   {protect a, b}  the views of these tables and the app user's grants on them

create table if not exists base_person (
  tenant_id   {id} not null,
  id          {id} not null,
  kind        varchar(20) {ascii} not null check (kind in ('member', 'external')),
  name        varchar(500) {text} not null,
  handle      varchar(300) {text},
  active      boolean not null default true,
  created_at  {time} not null,
  primary key (tenant_id, id),
  unique key person_handle (tenant_id, handle)
)
//
create table if not exists base_project (
  tenant_id    {id} not null,
  id           {id} not null,
  `key`        varchar(60) {text} not null,
  name         varchar(500) {text} not null,
  description  mediumtext {text} not null,
  status       varchar(20) {ascii} not null check (status in ('active', 'paused', 'completed')),
  visibility   varchar(20) {ascii} not null check (visibility in ('workspace', 'private')),
  color        varchar(20) {text} not null,
  owner_id     {id},
  start_date   date,
  target_date  date,
  next_number  int not null default 1,
  version      int not null default 1,
  created_at   {time} not null,
  updated_at   {time} not null,
  archived_at  {time},
  deleted_at   {time},
  primary key (tenant_id, id),
  unique key project_key (tenant_id, `key`),
  key project_owner (tenant_id, owner_id),
  foreign key (tenant_id, owner_id) references base_person (tenant_id, id)
)
//
create table if not exists base_project_member (
  tenant_id   {id} not null,
  project_id  {id} not null,
  person_id   {id} not null,
  role        varchar(20) {ascii} not null check (role in ('lead', 'contributor', 'viewer')),
  created_at  {time} not null,
  primary key (tenant_id, project_id, person_id),
  key project_member_person (tenant_id, person_id),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references base_person (tenant_id, id) on delete cascade
)
//
create table if not exists base_task (
  tenant_id         {id} not null,
  id                {id} not null,
  project_id        {id} not null,
  project_key       varchar(60) {text} not null,
  number            int not null,
  title             varchar(500) {text} not null,
  description       mediumtext {text} not null,
  status            varchar(20) {ascii} not null check (status in ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE')),
  priority          smallint not null check (priority between 1 and 4),
  assignee_id       {id},
  reporter_id       {id},
  labels            text {text} not null,
  start_date        date,
  due_at            {time},
  estimate_minutes  int,
  parent_id         {id},
  `rank`            varchar(500) {ascii} not null,
  external_ref      varchar(300) {text},
  external_url      text {text},
  version           int not null default 1,
  created_at        {time} not null,
  updated_at        {time} not null,
  completed_at      {time},
  deleted_at        {time},
  primary key (tenant_id, id),
  unique key task_number (tenant_id, project_id, number),
  unique key task_external_ref (tenant_id, project_id, external_ref),
  key task_board (tenant_id, project_id, status, `rank`, id),
  key task_created (tenant_id, project_id, created_at, id),
  key task_recent (tenant_id, created_at, id),
  key task_assignee (tenant_id, assignee_id, status),
  key task_reporter (tenant_id, reporter_id),
  key task_parent (tenant_id, parent_id),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, assignee_id) references base_person (tenant_id, id),
  foreign key (tenant_id, reporter_id) references base_person (tenant_id, id),
  foreign key (tenant_id, parent_id) references base_task (tenant_id, id)
)
//
create table if not exists base_label (
  tenant_id   {id} not null,
  id          {id} not null,
  name        varchar(200) {text} not null,
  color       varchar(20) {text} not null,
  created_at  {time} not null,
  primary key (tenant_id, id),
  unique key label_name (tenant_id, name)
)
//
create table if not exists base_task_label (
  tenant_id  {id} not null,
  task_id    {id} not null,
  label      varchar(200) {text} not null,
  primary key (tenant_id, task_id, label),
  key task_label_name (tenant_id, label, task_id),
  foreign key (tenant_id, task_id) references base_task (tenant_id, id) on delete cascade
)
//
create table if not exists base_activity (
  tenant_id    {id} not null,
  id           {id} not null,
  project_id   {id} not null,
  task_id      {id},
  task_number  int,
  task_title   varchar(500) {text},
  actor_id     {id},
  kind         varchar(60) {ascii} not null,
  changes      mediumtext {text} not null,
  note         text {text},
  at           {time} not null,
  primary key (tenant_id, id),
  key activity_task (tenant_id, task_id, id),
  key activity_project (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, task_id) references base_task (tenant_id, id) on delete cascade
)
//
create table if not exists base_idempotency (
  tenant_id    {id} not null,
  user_id      {id} not null,
  route        varchar(200) {ascii} not null,
  `key`        varchar(200) {ascii} not null,
  fingerprint  varchar(200) {ascii} not null,
  status       smallint not null default 0,
  response     mediumtext {text} not null,
  created_at   {time} not null,
  primary key (tenant_id, user_id, route, `key`),
  key idempotency_age (tenant_id, created_at)
)
//
{protect person, project, project_member, task, label, task_label, activity, idempotency}

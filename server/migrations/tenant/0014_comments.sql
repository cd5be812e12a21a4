-- Comments on tasks with their replies, their earlier texts, and reactions to them.

create table comment (
  id          {uuid} not null,
  task_id     {uuid} not null,
  parent_id   {uuid},
  author_id   {uuid},
  body        {text} not null,
  version     int not null default 1,
  created_at  {time} not null,
  edited_at   {time},
  deleted_at  {time},
  primary key (id),
  index comment_task (task_id, created_at, id),
  index comment_parent (parent_id),
  foreign key (task_id) references task (id) on delete cascade,
  foreign key (parent_id) references comment (id) on delete cascade,
  foreign key (author_id) references person (id)
);

create table comment_version (
  comment_id  {uuid} not null,
  version     int not null,
  body        {text} not null,
  written_at  {time} not null,
  primary key (comment_id, version),
  foreign key (comment_id) references comment (id) on delete cascade
);

create table comment_reaction (
  comment_id  {uuid} not null,
  person_id   {uuid} not null,
  reaction    {ascii 20} not null,
  created_at  {time} not null,
  primary key (comment_id, reaction, person_id),
  foreign key (comment_id) references comment (id) on delete cascade,
  foreign key (person_id) references person (id) on delete cascade
);

{protect comment, comment_version, comment_reaction}

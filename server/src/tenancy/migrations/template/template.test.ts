import { describe, expect, it } from 'vitest';
import { stepFor } from './index.ts';

const COMMENTS = `-- What people say about tasks; a semicolon; in a comment.
create table comment (
  id           {uuid} not null,
  task_id      {uuid} not null,             -- a comma, here
  body         {text} not null,
  kind         {ascii 20} not null default 'plain' check (kind in ('plain', 'system; (once)')),
  rank         {rank} not null,
  data         {json},
  slug         {text 40},
  live_slug    {text 40} generated always as (case when deleted_at is null then slug end) stored,
  position     int check (position > 0),
  deleted_at   {time},
  primary key (id),
  unique index comment_slug (live_slug),
  index comment_task (task_id, {where}, rank) where deleted_at is null,
  index comment_gone (deleted_at) where deleted_at is not null,
  foreign key (task_id) references task (id) on delete cascade,
  constraint comment_limits check (position < 100)
);
{protect comment}

alter table task
  add column comments int not null default 0,
  add index task_comments (comments),
  drop index task_parent;
update task set comments = 0 where comments is null;
drop table old_comment;
`;

describe('a step that is written once', () => {
  it('is a step of PostgreSQL', () => {
    expect(stepFor('postgres', '0099_comments.sql', COMMENTS)).toBe(`create table {ns}.comment (
  {tenant_column}
  id uuid not null,
  task_id uuid not null,
  body text not null,
  kind text not null default 'plain',
  constraint comment_kind_check check (kind in ('plain', 'system; (once)')),
  rank text collate "C" not null,
  data text,
  slug text,
  live_slug text generated always as (case when deleted_at is null then slug end) stored,
  position int,
  constraint comment_position_check check (position > 0),
  deleted_at timestamptz(3),
  primary key ({tenant,}id),
  constraint comment_task_id_fkey foreign key ({tenant,}task_id) references {ns}.task ({tenant,}id) on delete cascade,
  constraint comment_limits check (position < 100)
);
create unique index comment_slug on {ns}.comment ({tenant,}live_slug);
create index comment_task on {ns}.comment ({tenant,}task_id, rank) where deleted_at is null;
create index comment_gone on {ns}.comment ({tenant,}deleted_at) where deleted_at is not null;
{protect comment}
alter table {ns}.task add column comments int not null default 0;
create index task_comments on {ns}.task ({tenant,}comments);
drop index {ns}.task_parent;
alter table {ns}.task no force row level security;
update {ns}.task set comments = 0 where comments is null;
alter table {ns}.task force row level security;
drop table {ns}.old_comment;
`);
  });

  it('is a step of MySQL, which shows the new columns in the views', () => {
    expect(stepFor('mysql', '0099_comments.sql', COMMENTS))
      .toBe(`create table if not exists base_comment (
  tenant_id {id} not null,
  \`id\` {id} not null,
  \`task_id\` {id} not null,
  \`body\` mediumtext {text} not null,
  \`kind\` varchar(20) {ascii} not null default 'plain',
  constraint comment_kind_check check (\`kind\` in ('plain', 'system; (once)')),
  \`rank\` varchar(500) {ascii} not null,
  \`data\` mediumtext {text},
  \`slug\` varchar(40) {text},
  \`live_slug\` varchar(40) {text} generated always as (case when \`deleted_at\` is null then \`slug\` end) stored,
  \`position\` int,
  constraint comment_position_check check (\`position\` > 0),
  \`deleted_at\` {time},
  primary key (tenant_id, \`id\`),
  unique key comment_slug (tenant_id, \`live_slug\`),
  key comment_task (tenant_id, \`task_id\`, \`deleted_at\`, \`rank\`),
  key comment_gone (tenant_id, \`deleted_at\`),
  constraint comment_task_id_fkey foreign key (tenant_id, \`task_id\`) references base_task (tenant_id, \`id\`) on delete cascade,
  constraint comment_limits check (\`position\` < 100)
)
//
unlock tables
//
drop procedure if exists platform_step_0099_comments_2
//
create procedure platform_step_0099_comments_2() modifies sql data
begin
  if not exists (select 1 from information_schema.columns where table_schema = database() and table_name = 'base_task' and column_name = 'comments') then
    alter table base_task
      add column \`comments\` int not null default 0,
      add key task_comments (tenant_id, \`comments\`),
      drop key task_parent;
  end if;
end
//
call platform_step_0099_comments_2()
//
drop procedure platform_step_0099_comments_2
//
update base_task set comments = 0 where comments is null
//
drop view if exists old_comment
//
drop table if exists base_old_comment
//
{protect comment, task}
`);
  });

  it('has the columns of a condition first in an index without a partial one, unless it says where', () => {
    const index = (text: string): string | undefined =>
      /add (key .*)/.exec(stepFor('mysql', 'x.sql', `alter table task add index i ${text}`))?.[1];
    expect(index('(a, b) where c is null and d = 1')).toBe(
      'key i (tenant_id, `c`, `d`, `a`, `b`);',
    );
    expect(index('(a, b, {where}) where c > 3')).toBe('key i (tenant_id, `a`, `b`, `c`);');
  });

  const table = (...parts: string[]): string =>
    [
      'create table note (',
      ...parts.map((part) => `  ${part},`),
      '  id {uuid} not null,',
      '  primary key (id)',
      ');',
      '{protect note}',
    ].join('\n');

  it.each([
    [
      'a type that there is not',
      table('body {txt} not null'),
      2,
      'there is no type {txt}; there are int,',
    ],
    ['a type of one engine', table('n numeric'), 2, 'there is no type numeric'],
    ['a key beside a column', table('a {uuid} primary key'), 2, 'a column has no "primary" here'],
    [
      'a default of a long text',
      table(`a {text} default ''`),
      2,
      'MySQL gives a long text no default',
    ],
    ['a key of a long text', table('a {json}', 'index note_a (a)'), 3, 'MySQL cannot index a'],
    ['a key of nothing', table('index note_a (b)'), 2, 'note has no column b'],
    [
      'a partial unique index',
      table('a int', 'unique index u (a) where a is null'),
      3,
      'MySQL has no partial unique index',
    ],
    [
      'a condition of an expression',
      table('a int', 'index u (a) where lower(a) = 1'),
      3,
      'the condition of an index compares columns',
    ],
    [
      'an action that would clear the tenant',
      table('a {uuid}', 'foreign key (a) references task (id) on delete set null'),
      3,
      'a foreign key says "on delete cascade" or nothing',
    ],
    [
      'a parenthesis that stays open',
      'create table note (\n  id {uuid}',
      1,
      'a parenthesis is not closed',
    ],
    ['a quote that stays open', table(`a int default 'x`), 1, 'a quote is not closed'],
    [
      'a table without a key',
      'create table note (id {uuid});\n{protect note}',
      1,
      'note has no primary key',
    ],
    [
      'a table without isolation',
      '\n\ncreate table note (id {uuid}, primary key (id))',
      3,
      'note is not isolated',
    ],
    ['protection of nothing', '-- x\n{protect task}', 2, 'task is not made in this step'],
    [
      'SQL of one engine',
      'update task set a = 1;\ncreate function f() returns int',
      2,
      '"create function f()" is not understood',
    ],
    [
      'placeholders of a twin',
      'create table {ns}.note (id int)',
      1,
      '"create table {ns}.note" is not understood',
    ],
    [
      'a column that goes',
      'alter table task\n  add a int,\n  drop column b',
      3,
      'a table is altered by add',
    ],
    ['nothing', '-- only a comment', 1, 'a step changes something'],
  ])('is refused for %s, by file and line', (_what, text, line, message) => {
    for (const engine of ['postgres', 'mysql'] as const)
      expect(() => stepFor(engine, '0099_note.sql', text)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`0099_note.sql:${line}: ${message}`),
        }),
      );
  });
});

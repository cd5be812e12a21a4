-- Workflows that new projects of the workspace can begin with.

create table {ns}.workflow_template (
  {tenant_column}
  id          uuid           not null,
  name        text           not null,
  wip_policy  text           not null check (wip_policy in ('warn', 'refuse')),
  states      text           not null,           -- JSON array of name, category, color, wipLimit and next
  version     int            not null default 1,
  created_at  timestamptz(3) not null,
  updated_at  timestamptz(3) not null,
  primary key ({tenant,}id)
);
create unique index workflow_template_name on {ns}.workflow_template ({tenant,}name);

{protect workflow_template}

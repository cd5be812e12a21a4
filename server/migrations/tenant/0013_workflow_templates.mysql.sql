-- Workflows that new projects of the workspace can begin with. The twin of 0013_workflow_templates.sql.

create table if not exists base_workflow_template (
  tenant_id   {id} not null,
  id          {id} not null,
  name        varchar(100) {text} not null,
  wip_policy  varchar(20) {ascii} not null check (wip_policy in ('warn', 'refuse')),
  states      mediumtext {text} not null,
  version     int not null default 1,
  created_at  {time} not null,
  updated_at  {time} not null,
  primary key (tenant_id, id),
  unique key workflow_template_name (tenant_id, name)
)
//
{protect workflow_template}

-- Reports about projects that somebody asked for, kept for a week. The twin of 0006_reports.sql.

create table if not exists base_report (
  tenant_id   {id} not null,
  id          {id} not null,
  project_id  {id} not null,
  owner_id    {id} not null,
  format      varchar(20) {ascii} not null check (format in ('html', 'csv')),
  name        varchar(200) {text} not null,
  content     mediumtext {text} not null,
  size        int not null,
  created_at  {time} not null,
  expires_at  {time} not null,
  primary key (tenant_id, id),
  key report_project (tenant_id, project_id),
  key report_owner (tenant_id, owner_id, id),
  key report_age (tenant_id, expires_at),
  foreign key (tenant_id, project_id) references base_project (tenant_id, id) on delete cascade
)
//
{protect report}

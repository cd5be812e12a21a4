-- Reports about projects that somebody asked for, kept for a week.

create table {ns}.report (
  {tenant_column}
  id          uuid        not null,             -- of the job that made it
  project_id  uuid        not null,
  owner_id    uuid        not null,
  format      text        not null check (format in ('html', 'csv')),
  name        text        not null,             -- of the file
  content     text        not null,
  size        int         not null,             -- bytes in UTF-8
  created_at  timestamptz(3) not null,
  expires_at  timestamptz(3) not null,
  primary key ({tenant,}id),
  foreign key ({tenant,}project_id) references {ns}.project ({tenant,}id) on delete cascade
);
create index report_project on {ns}.report ({tenant,}project_id);
create index report_owner on {ns}.report ({tenant,}owner_id, id);
create index report_age on {ns}.report ({tenant,}expires_at);

{protect report}

-- One row for each counted limit of a workspace. Whoever adds what counts against it holds the row until the end
-- of its unit of work, so that two requests cannot both find the last place free.

create table {ns}.quota_lock (
  {tenant_column}
  resource  text           not null,
  taken_at  timestamptz(3) not null,
  primary key ({tenant,}resource)
);

{protect quota_lock}

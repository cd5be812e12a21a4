-- One row for each counted limit of a workspace, held by whoever adds what counts against it. The twin of
-- 0008_quota_lock.sql.

create table if not exists base_quota_lock (
  tenant_id  {id} not null,
  resource   varchar(40) {ascii} not null,
  taken_at   {time} not null,
  primary key (tenant_id, resource)
)
//
{protect quota_lock}

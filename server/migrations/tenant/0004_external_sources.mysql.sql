-- Places outside from which a workspace shows tasks beside its own. The twin of 0004_external_sources.sql.

create table if not exists base_external_source (
  tenant_id     {id} not null,
  id            {id} not null,
  name          varchar(200) {text} not null,
  url           text {text} not null,
  headers       mediumtext {ascii},
  header_names  text {text} not null,
  items_path    text {text} not null,
  mapping       text {text} not null,
  enabled       boolean not null,
  version       int not null default 1,
  created_at    {time} not null,
  updated_at    {time} not null,
  primary key (tenant_id, id),
  unique key external_source_name (tenant_id, name)
)
//
{protect external_source}

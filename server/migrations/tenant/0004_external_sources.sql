-- Places outside from which a workspace shows tasks beside its own.

create table {ns}.external_source (
  {tenant_column}
  id            uuid        not null,
  name          text        not null,
  url           text        not null,
  headers       text,                           -- JSON of names and values, sealed for this row (tenancy/sealing)
  header_names  text        not null,           -- JSON array: what may be shown of them
  items_path    text        not null,           -- where in an answer the list is; empty for the answer itself
  mapping       text        not null,           -- JSON: for each field of a task, where in an item it is
  enabled       boolean     not null,
  version       int         not null default 1,
  created_at    timestamptz(3) not null,
  updated_at    timestamptz(3) not null,
  primary key ({tenant,}id)
);
create unique index external_source_name on {ns}.external_source ({tenant,}name);

{protect external_source}

-- Processes that announce or hand on events, each with its session on the line between processes. One that
-- ends in order removes its row; a row whose session is gone is that of a process that died, which may have
-- committed events without waking anybody.
create table control.process (
  id             uuid        primary key,
  pid            int         not null,
  backend_start  timestamptz not null
);

-- How many events of a cell are set aside because they could not be handed on.
create table control.cell_alarm (
  cell_id  uuid primary key references control.cell on delete cascade,
  events   int  not null
);

grant select, insert, update, delete on control.process, control.cell_alarm to {control_role};

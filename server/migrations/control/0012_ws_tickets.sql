-- What a browser opens a WebSocket with: it cannot send a header there, and a token in an address would
-- lie in logs. A ticket is kept as a hash, works once, for half a minute, for one workspace.

create table control.ws_ticket (
  ticket_hash bytea primary key,
  session_id  uuid not null references control.session on delete cascade,
  tenant_id   uuid not null references control.tenant on delete cascade,
  expires_at  timestamptz not null
);
create index ws_ticket_session on control.ws_ticket (session_id);
create index ws_ticket_tenant on control.ws_ticket (tenant_id);

grant select, insert, update, delete on control.ws_ticket to {control_role};

-- A hand-over code belongs to one host, to the session that gave it, and to the browser that asked: only
-- the page that made the challenge knows its verifier (RFC 7636). Codes from before this step have none of
-- these and cannot be redeemed.

alter table control.handoff_code
  add column host       text,
  add column challenge  text,
  add column session_id uuid references control.session (id) on delete cascade;
create index handoff_code_session on control.handoff_code (session_id);

-- The DNS of a workspace's own domain belongs to the workspace. A person confirms once that they want to be
-- signed in there.
create table control.handoff_consent (
  user_id      uuid not null references control.account (id) on delete cascade,
  tenant_id    uuid not null references control.tenant (id) on delete cascade,
  host         text not null,
  confirmed_at timestamptz not null,
  primary key (user_id, tenant_id, host)
);
create index handoff_consent_tenant on control.handoff_consent (tenant_id);

grant select, insert, update, delete on control.handoff_consent to {control_role};

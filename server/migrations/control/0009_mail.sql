-- Mail that was promised, and what became of it; what each person wants to hear of; addresses that do not work.

create table control.mail (
  id          uuid primary key,
  key         text not null unique,             -- what it says and to whom: the same is written once
  tenant_id   uuid not null references control.tenant (id) on delete cascade,
  account_id  uuid references control.account (id) on delete cascade,   -- null: somebody without an account
  address     text not null,
  kind        text not null,
  locale      text not null,
  data        jsonb not null,                   -- ids; what it says is read when it goes
  secret      text,                             -- sealed, and gone once the mail has been sent
  state       text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'suppressed')),
  attempts    int not null default 0,
  message_id  text not null,
  error       text,                             -- why it was not sent, or not yet
  created_at  timestamptz not null,
  due_at      timestamptz not null,             -- when somebody should have tried it again
  sent_at     timestamptz
);
create index mail_due on control.mail (due_at) where state in ('queued', 'sending');
create index mail_recent on control.mail (created_at);
create index mail_tenant on control.mail (tenant_id);
create index mail_account on control.mail (account_id);

-- Only where it differs from what everybody gets.
create table control.notification_preference (
  account_id  uuid not null references control.account (id) on delete cascade,
  kind        text not null,
  channel     text not null check (channel in ('email', 'inbox')),
  wanted      boolean not null,
  primary key (account_id, kind, channel)
);

-- The address at which a server said that nobody is there. Another address of the account is another matter.
create table control.mail_refusal (
  account_id  uuid primary key references control.account (id) on delete cascade,
  address     text not null,
  answer      text not null,
  refused_at  timestamptz not null
);

grant select, insert, update, delete
  on control.mail, control.notification_preference, control.mail_refusal to {control_role};

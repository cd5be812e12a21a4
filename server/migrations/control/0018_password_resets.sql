-- When somebody proved that the account's address is theirs: a secret that only mail to it carried came back.
-- Null for addresses that were only typed in.
alter table control.account add column email_verified_at timestamptz;

-- A wish for a new password. It is written down for every address that is named, with an account or without, so
-- that nobody can tell the two apart; the job that follows removes it where there is no account.
create table control.password_reset (
  id          uuid primary key,
  address     text not null,
  account_id  uuid references control.account (id) on delete cascade,   -- null until the mail is written
  token_hash  bytea unique,                                              -- of the secret in the mail
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index password_reset_account on control.password_reset (account_id);
create index password_reset_expiry on control.password_reset (expires_at);

grant select, insert, update, delete on control.password_reset to {control_role};

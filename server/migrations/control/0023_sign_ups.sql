-- A sign-up, or an invitation accepted, that waits for its address to be confirmed by mail. It is written down for
-- every address that is named, with an account or without, so that nobody can tell the two apart; the job that
-- follows forgets what was wished, password included, where there is an account. Removed when it is used or expires.
create table control.sign_up (
  id             uuid primary key,
  address        text not null,
  locale         text not null,                                                  -- a language tag, for the mail
  wish           jsonb,                                                          -- null: there is an account
  password_hash  text,                                                           -- null: there is an account
  invitation_id  uuid references control.invitation (id) on delete cascade,      -- null: a workspace of its own
  token_hash     bytea unique,                                                   -- of the secret in the mail
  created_at     timestamptz not null,
  expires_at     timestamptz not null
);
create index sign_up_address on control.sign_up (address);
create index sign_up_invitation on control.sign_up (invitation_id);
create index sign_up_expiry on control.sign_up (expires_at);

grant select, insert, update, delete on control.sign_up to {control_role};

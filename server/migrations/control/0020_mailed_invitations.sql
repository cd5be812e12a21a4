-- An invitation has two secrets: one goes by mail alone and proves the address it went to, the other is shown to
-- whoever invites, for a link of their own. Where an older version made the invitation, one secret did for both, so
-- it proves nothing.
alter table control.invitation
  add column link_token_hash bytea unique,
  add column is_mail_apart boolean not null default false;

import type { PrivacyRules } from '#kernel/privacy.ts';

export const identityPrivacy: PrivacyRules = {
  'control.account': {
    people: [
      {
        columns: ['id', 'email', 'username', 'full_name', 'password_hash'],
        content: 'identity of the person; the password only as an Argon2id hash',
        deleted: 'when their last workspace is erased (unless `--keep-accounts`)',
      },
      {
        columns: ['locale', 'time_zone', 'created_at', 'last_login_at', 'email_verified_at'],
        content: 'language, time zone and activity',
        deleted: 'with the account',
      },
    ],
    others: ['active'],
  },
  'control.password_reset': {
    people: [
      {
        columns: ['address', 'account_id'],
        content: 'a requested password reset; addresses without an account are not kept',
        deleted: 'a day after the link expired, or with the account',
      },
    ],
    others: ['id', 'token_hash', 'created_at', 'expires_at', 'used_at'],
  },
  'control.sign_up': {
    people: [
      {
        columns: ['address', 'locale', 'wish', 'password_hash'],
        content: 'an unconfirmed sign-up; the password only as an Argon2id hash',
        deleted: 'when it is confirmed, its address has an account, or its link has expired',
      },
    ],
    others: ['id', 'invitation_id', 'token_hash', 'created_at', 'expires_at'],
  },
  'control.membership': {
    people: [
      {
        columns: ['user_id', 'department', 'title', 'joined_at'],
        content: 'where they work and in which position',
        deleted: 'when they leave, or with the workspace',
      },
    ],
    others: ['tenant_id', 'role', 'active'],
  },
  'control.invitation': {
    people: [
      {
        columns: ['email', 'invited_by'],
        content: 'the invited person, and who invited them',
        deleted: 'when it is withdrawn, or with the workspace',
      },
    ],
    others: [
      'id',
      'tenant_id',
      'role',
      'token_hash',
      'link_token_hash',
      'is_mail_apart',
      'created_at',
      'expires_at',
      'accepted_at',
    ],
  },
  'control.session': {
    people: [
      {
        columns: ['user_id', 'user_agent', 'address'],
        content: 'device and address of a session',
        deleted: 'at the next sign-in, a day or more after the session ended; with the account',
      },
    ],
    others: ['id', 'tenant_id', 'created_at', 'last_used_at', 'expires_at', 'revoked_at'],
  },
  'control.refresh_token': {
    others: [
      'token_hash',
      'session_id',
      'created_at',
      'expires_at',
      'used_at',
      'successor_seed',
      'repeat_key_hash',
    ],
  },
  'control.handoff_code': {
    people: [
      {
        columns: ['user_id'],
        content: 'who moves from one host to another',
        deleted: 'at their next transfer after it expired; with the account',
      },
    ],
    others: ['code_hash', 'session_id', 'tenant_id', 'host', 'challenge', 'expires_at', 'used_at'],
  },
  'control.handoff_consent': {
    people: [
      {
        columns: ['user_id', 'confirmed_at'],
        content: 'who agreed to sign in on a custom domain, and when',
        deleted: 'with the account or the workspace',
      },
      {
        columns: ['host'],
        content: "can contain a person's name",
        deleted: 'with the account or the workspace',
      },
    ],
    others: ['tenant_id'],
  },
  'control.ws_ticket': {
    others: ['ticket_hash', 'session_id', 'tenant_id', 'expires_at'],
  },
  'control.notification_preference': {
    people: [
      {
        columns: ['account_id', 'kind', 'channel', 'wanted'],
        content: 'notification preferences that differ from the default',
        deleted: 'with the account',
      },
    ],
  },
  'control.mail': {
    people: [
      {
        columns: ['key', 'account_id', 'address', 'locale', 'data', 'error'],
        content: "a queued mail: recipient, subject (as ids), the mail server's response",
        deleted: 'a month after it was sent or given up; with the account or the workspace',
      },
      {
        columns: ['secret'],
        content: 'the link of an invitation, encrypted',
        deleted: 'when it has been sent; otherwise as above',
      },
    ],
    others: [
      'id',
      'tenant_id',
      'kind',
      'state',
      'attempts',
      'message_id',
      'created_at',
      'due_at',
      'sent_at',
    ],
  },
  'control.mail_refusal': {
    people: [
      {
        columns: ['account_id', 'address', 'answer', 'refused_at'],
        content: 'an address that does not exist, according to a mail server',
        deleted: 'when a mail to it is delivered; with the account',
      },
    ],
  },
};

import type { Generated, Kysely, Transaction } from 'kysely';
import type { TenancyTables } from '#tenancy/model/index.ts';
import type { Role } from './access/roles.ts';
import type { MailState } from './mail/mail.ts';
import type { Channel, NotificationKind } from './preferences/kinds.ts';

/** The control plane's tables that identity owns (server/migrations/control). Times are ISO-8601 text. */
export type IdentityTables = {
  account: {
    id: string;
    email: string;
    username: string;
    full_name: string;
    password_hash: string | null;
    locale: Generated<string>;
    time_zone: Generated<string>;
    active: Generated<boolean>;
    created_at: string;
    last_login_at: string | null;
    email_verified_at: Generated<string | null>;
  };
  password_reset: {
    id: string;
    address: string;
    account_id: string | null;
    token_hash: Buffer | null;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  membership: {
    tenant_id: string;
    user_id: string;
    role: Role;
    department: string | null;
    title: string | null;
    active: Generated<boolean>;
    joined_at: string;
  };
  invitation: {
    id: string;
    tenant_id: string;
    email: string;
    role: Exclude<Role, 'owner'>;
    token_hash: Buffer;
    link_token_hash: Generated<Buffer | null>;
    is_mail_apart: Generated<boolean>;
    invited_by: string;
    created_at: string;
    expires_at: string;
    accepted_at: string | null;
  };
  session: {
    id: string;
    user_id: string;
    tenant_id: string | null;
    user_agent: string | null;
    address: string | null;
    created_at: string;
    last_used_at: string;
    expires_at: string;
    revoked_at: string | null;
  };
  refresh_token: {
    token_hash: Buffer;
    session_id: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
    successor_seed: Generated<Buffer | null>;
    repeat_key_hash: Generated<Buffer | null>;
  };
  handoff_code: {
    code_hash: Buffer;
    user_id: string;
    session_id: string | null;
    tenant_id: string | null;
    host: string | null;
    challenge: string | null;
    expires_at: string;
    used_at: string | null;
  };
  handoff_consent: {
    user_id: string;
    tenant_id: string;
    host: string;
    confirmed_at: string;
  };
  ws_ticket: {
    ticket_hash: Buffer;
    session_id: string;
    tenant_id: string;
    expires_at: string;
  };
  mail: {
    id: string;
    key: string;
    tenant_id: string;
    account_id: string | null;
    address: string;
    kind: string;
    locale: string;
    /** JSON. */
    data: unknown;
    secret: string | null;
    state: Generated<MailState>;
    attempts: Generated<number>;
    message_id: string;
    error: string | null;
    created_at: string;
    due_at: string;
    sent_at: string | null;
  };
  mail_refusal: {
    account_id: string;
    address: string;
    answer: string;
    refused_at: string;
  };
  notification_preference: {
    account_id: string;
    kind: NotificationKind;
    channel: Channel;
    wanted: boolean;
  };
};

/** The control plane as identity and the features above it see it; a Transaction is one too. */
export type Control = Kysely<TenancyTables & IdentityTables>;

/** One transaction on it. */
export type ControlTx = Transaction<TenancyTables & IdentityTables>;

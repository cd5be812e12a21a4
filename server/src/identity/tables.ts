import type { Generated, Kysely } from 'kysely';
import type { TenancyTables } from '#tenancy/registry/index.ts';
import type { Role } from './access/roles.ts';

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
  };
  handoff_code: {
    code_hash: Buffer;
    user_id: string;
    tenant_id: string | null;
    expires_at: string;
    used_at: string | null;
  };
  ws_ticket: {
    ticket_hash: Buffer;
    session_id: string;
    tenant_id: string;
    expires_at: string;
  };
};

/** The control plane as identity and the features above it see it; a Transaction is one too. */
export type Control = Kysely<TenancyTables & IdentityTables>;

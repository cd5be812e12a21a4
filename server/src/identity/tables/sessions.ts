import type { Generated } from 'kysely';

/** Owned by `sessions/`. */
export type SessionTables = {
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
};

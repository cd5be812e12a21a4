import type { Generated } from 'kysely';

/** Owned by `accounts/`. */
export type AccountTables = {
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
  sign_up: {
    id: string;
    address: string;
    locale: string;
    /** JSON. */
    wish: unknown;
    password_hash: string | null;
    invitation_id: string | null;
    token_hash: Buffer | null;
    created_at: string;
    expires_at: string;
  };
};

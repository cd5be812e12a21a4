import type { Generated } from 'kysely';
import type { Role } from '../access/index.ts';

/** Owned by `invitations/`. */
export type InvitationTables = {
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
};

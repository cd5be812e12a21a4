import type { Generated } from 'kysely';
import type { Role } from '../access/index.ts';

/** Owned by `memberships/`. */
export type MembershipTables = {
  membership: {
    tenant_id: string;
    user_id: string;
    role: Role;
    department: string | null;
    title: string | null;
    active: Generated<boolean>;
    joined_at: string;
  };
};

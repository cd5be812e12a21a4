import type { Role } from './roles.ts';

/** A person acting in one tenant: what every decision and every activity entry is about. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly role: Role;
}

/** A person signed in, before any tenant is chosen. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  /** Set when the session was opened on a tenant's own host: it is good for that tenant alone. */
  readonly boundTenantId: string | null;
}

import type { Identity } from '#identity/index.ts';
import type { Recipients } from './record.ts';

/** What the control plane knows of those who may be told. */
export const recipientsOf = ({ memberships }: Identity): Recipients => ({
  async actorOf(tenantId, userId) {
    const standing = await memberships.standingOf(tenantId, userId);
    return standing && { userId, tenantId, name: standing.name, role: standing.role };
  },
  wanted: async (notes) => notes,
});

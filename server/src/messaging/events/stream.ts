import { notFound } from '#kernel/errors.ts';
import type { Scope, Tenancy } from '#tenancy/index.ts';
import { eventsAfter, lastPosition } from './store.ts';
import type { FeedSource } from './tenant-feed.ts';

/** How a tenant's stream of events is read, wherever the tenant is by then. */
export function streamOf(tenancy: Pick<Tenancy, 'find' | 'scopeOf'>, tenantId: string): FeedSource {
  const placed = async (): Promise<{ scope: Scope; epoch: number }> => {
    const tenant = await tenancy.find(tenantId);
    if (!tenant) throw notFound('workspace');
    return { scope: tenancy.scopeOf(tenant), epoch: tenant.placement.epoch };
  };
  return {
    end: async () => {
      const { scope, epoch } = await placed();
      return { epoch, position: await lastPosition(scope) };
    },
    after: async (position, limit) => eventsAfter((await placed()).scope, position, limit),
  };
}

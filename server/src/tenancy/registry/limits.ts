import { AppError } from '#kernel/errors.ts';
import type { TenantRecord } from './record.ts';
import type { PlanLimits } from './tables.ts';

/** What a decision about a plan's limits depends on. */
export type Entitled = Pick<TenantRecord, 'plan' | 'limits'>;

/**
 * Refuses what would go over the plan. Two requests at the same moment may both find the last place
 * free: a limit is a price, not a wall, and is not worth a lock on the whole tenant.
 *
 * @param usage how many there are now
 * @param adding how many more are asked for
 * @throws AppError `plan_limit` with limit, usage and plan
 */
export function requireRoom(
  tenant: Entitled,
  resource: keyof PlanLimits,
  usage: number,
  adding = 1,
): void {
  const limit = tenant.limits[resource];
  if (limit === null || usage + adding <= limit) return;
  throw new AppError(
    'plan_limit',
    `The plan "${tenant.plan}" includes ${limit} ${resource} and ${usage} are in use; a larger plan has room for more.`,
    { extra: { resource, limit, usage, plan: tenant.plan } },
  );
}

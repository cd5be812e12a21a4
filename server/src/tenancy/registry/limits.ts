import { AppError } from '#kernel/errors.ts';
import type { PlanLimits, PlanResource, TenantRecord } from '../model/index.ts';

/** What a decision about a plan's limits depends on. */
export type Entitled = Pick<TenantRecord, 'plan' | 'limits' | 'liftedBy'>;

/** How much the plan includes; null where there is no limit. */
export function limitOf(
  { limits }: Pick<Entitled, 'limits'>,
  { name, otherwise }: PlanResource,
): number | null {
  const said = limits[name];
  return said === undefined ? (otherwise ?? null) : said;
}

/**
 * Refuses what would go over the plan. The usage must have been counted under the limit's lock (`quota/`, or
 * the lock on a workspace's members), or two requests at once may both find the last place free.
 *
 * @param usage how many there are now
 * @param adding how many more are asked for
 * @throws AppError `plan_limit` with limit, usage, plan and the plan that lifts it
 */
export function requireQuota(
  tenant: Entitled,
  resource: PlanResource,
  usage: number,
  adding = 1,
): void {
  const limit = limitOf(tenant, resource);
  if (limit === null || usage + adding <= limit) return;
  const lift = tenant.liftedBy[resource.name];
  const advice = lift ? `the plan "${lift}" includes more` : 'no larger plan includes more';
  throw new AppError(
    'plan_limit',
    `The plan "${tenant.plan}" includes ${limit} ${resource.name} and ${usage} are in use; ${advice}.`,
    { extra: { resource: resource.name, limit, usage, plan: tenant.plan, liftedBy: lift ?? null } },
  );
}

/** A plan as far as its limits go. */
interface Offer {
  readonly code: string;
  readonly position: number;
  readonly limits: PlanLimits;
}

/** For each limit of a plan, the next larger plan with more room. */
export function liftsOf(plan: Offer, plans: readonly Offer[]): TenantRecord['liftedBy'] {
  const larger = plans
    .filter((other) => other.position > plan.position)
    .toSorted((a, b) => a.position - b.position);
  const lifts: Record<string, string> = {};
  for (const resource of Object.keys(plan.limits)) {
    const own = plan.limits[resource] ?? null;
    const next = larger.find(({ limits }) => own !== null && (limits[resource] ?? Infinity) > own);
    if (next) lifts[resource] = next.code;
  }
  return lifts;
}

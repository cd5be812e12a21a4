import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { liftsOf, limitOf, requireQuota } from './limits.ts';

const plans = [
  { code: 'large', position: 3, limits: { members: null, projects: 10, tasks: null } },
  { code: 'small', position: 1, limits: { members: 5, projects: 10, tasks: 100 } },
  { code: 'medium', position: 2, limits: { members: 5, projects: 10, tasks: 500 } },
] as const;

const tasks = { name: 'tasks', summary: 'Tasks' };
const projects = { name: 'projects', summary: 'Projects' };

describe('plan limits', () => {
  it('are what the plan says, else what the resource says, else none', () => {
    const requests = { name: 'requests', summary: 'Requests', otherwise: 60 };
    const limits = { requests: null, tasks: 5 };
    expect(limitOf({ limits }, requests)).toBeNull();
    expect(limitOf({ limits: {} }, requests)).toBe(60);
    expect(limitOf({ limits }, tasks)).toBe(5);
    expect(limitOf({ limits }, projects)).toBeNull();
  });

  it('name the next plan that has more room, and none where no plan has', () => {
    expect(liftsOf(plans[1], plans)).toEqual({ members: 'large', tasks: 'medium' });
    expect(liftsOf(plans[0], plans)).toEqual({});
  });

  it('refuse what goes over, with limit, usage and the plan that lifts it', () => {
    const tenant = { plan: 'small', limits: plans[1].limits, liftedBy: { tasks: 'medium' } };
    expect(() => requireQuota(tenant, tasks, 99)).not.toThrow();
    let refused: unknown;
    try {
      requireQuota(tenant, tasks, 100);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(AppError);
    expect((refused as AppError).code).toBe('plan_limit');
    expect((refused as AppError).details.extra).toEqual({
      resource: 'tasks',
      limit: 100,
      usage: 100,
      plan: 'small',
      liftedBy: 'medium',
    });
    expect(() => requireQuota(tenant, projects, 10)).toThrow('no larger plan includes more');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantScope } from '#tenancy/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { runImport } from '#features/integrations/imports/index.ts';
import { createTask } from '#features/work/tasks/index.ts';
import type { ImportPlan } from '../src/features/integrations/imports/plan.ts';
import { restoreProject } from '../src/features/work/projects/actions/life.ts';
import { claimQuotaForTasksOf } from '../src/features/work/tasks/actions/quota.ts';
import { type Client, openWorkspace } from './factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from './harness/app.ts';
import { onControl } from './harness/deployments.ts';

/** What comes back from the trash counts against the plan like what is new, however many come back at once. */
const AT_ONCE = 50;
const LIMITS = { tasks: 9, projects: 200 };
const LIVE = 3;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await onControl(
    app.server,
    `update control.plan set limits = limits || '${JSON.stringify(LIMITS)}'::jsonb`,
  );
});
afterAll(() => app[Symbol.asyncDispose]());

const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Array.from({ length: count }, (_, n) => n).reduce<Promise<T[]>>(
    async (all, n) => [...(await all), await make(n)],
    Promise.resolve([]),
  );

const total = async (owner: Client): Promise<number> =>
  (await owner.ok<{ total: number }>('GET', '/tasks?count=true')).total;

async function restoreAll(owner: Client, urls: readonly string[]): Promise<number> {
  const answers = await Promise.all(urls.map((url) => owner.send<{ code: string }>('POST', url)));
  const refused = answers
    .filter(({ status }) => status >= 300)
    .map(({ status, body }) => `${status} ${body.code}`);
  // A server that is too busy may say so instead; it must not have brought anything back then.
  const others = refused.filter((refusal) => refusal !== '503 unavailable');
  expect(new Set(others)).toEqual(new Set(['402 plan_limit']));
  return answers.length - refused.length;
}

describe.each(LAYOUTS)('in the %s layout', (_layout, plan) => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    const project = await owner.project();
    await times(LIVE, () => owner.task(project.id));
  });

  it('fifty tasks that come back at once fill what room there is', async () => {
    const own = await openWorkspace(app, plan);
    const project = await own.project();
    await times(LIVE, () => own.task(project.id));
    const ids = await times(AT_ONCE, async () => {
      const { id } = await own.task(project.id);
      await own.ok('DELETE', `/tasks/${id}`);
      return id;
    });
    expect(
      await restoreAll(
        own,
        ids.map((id) => `/tasks/${id}/restore`),
      ),
    ).toBe(LIMITS.tasks - LIVE);
    expect(await total(own)).toBe(LIMITS.tasks);
  });

  it('fifty projects that come back at once bring no more tasks than there is room for', async () => {
    const [inEach, room] = [2, LIMITS.tasks - LIVE];
    const ids = await times(AT_ONCE, async () => {
      const { id } = await owner.project();
      await times(inEach, () => owner.task(id));
      await owner.ok('DELETE', `/projects/${id}`);
      return id;
    });
    expect(
      await restoreAll(
        owner,
        ids.map((id) => `/projects/${id}/restore`),
      ),
    ).toBe(room / inEach);
    expect(await total(owner)).toBe(LIMITS.tasks);
  });
});

describe.each(LAYOUTS)('far from the limit, in the %s layout', (_layout, plan) => {
  /** So many that a task needs no claim before them and finds no room after them. */
  const MANY = 1100;
  let owner: Client;
  let by: ActorContext;
  let scope: TenantScope;

  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    const tenant = await app.app.tenancy.find(owner.person.tenantId);
    if (!tenant) throw new Error('no such tenant');
    scope = app.app.tenancy.scopeOf(tenant);
    const { userId } = owner.person;
    by = {
      actor: { userId, tenantId: tenant.id, name: 'Owner', role: 'owner' },
      tenant: { ...tenant, limits: { members: null, projects: null, tasks: MANY } },
      people: await app.app.people.directory(scope),
    };
  });

  const bring = (key: string): Promise<unknown> =>
    runImport(scope, by, { project: key, createAs: key }, planOf(MANY), {
      people: app.app.people,
      members: [],
    });
  /** A task that is committed once `meanwhile` has begun, and may wait for it. */
  async function createWhile(
    projectId: string,
    meanwhile: () => Promise<unknown>,
  ): Promise<unknown> {
    let outcome: Promise<unknown> = Promise.resolve();
    await scope.transact(async (tx) => {
      await createTask(tx, by, { projectId, title: 'Under way' });
      outcome = Promise.allSettled([meanwhile()]).then(([result]) =>
        result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code,
      );
      // It gets as far as it can without this unit of work.
      await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 300))]);
    });
    return outcome;
  }

  it('an import and a project that comes back wait for a task under way and count it', async () => {
    const { id: home } = await owner.project();
    expect(await createWhile(home, () => bring('IMP'))).toBe('plan_limit');
    expect(await total(owner)).toBe(1);
    await owner.ok('DELETE', `/projects/${home}`);
    await bring('IMP');
    const { id } = await owner.ok<{ id: string }>('GET', '/projects/IMP');
    await owner.ok('DELETE', `/projects/${id}`);
    const { id: second } = await owner.project();
    const restore = () =>
      scope.transact((tx) =>
        restoreProject(tx, by, id, (project) => claimQuotaForTasksOf(tx, by, project.id)),
      );
    expect(await createWhile(second, restore)).toBe('plan_limit');
    expect(await total(owner)).toBe(1);
  });
});

const planOf = (count: number): ImportPlan => ({
  source: 'test',
  entries: count,
  tasks: Array.from({ length: count }, (_, i) => ({
    entry: i + 1,
    line: i + 1,
    number: i + 1,
    title: `Task ${i}`,
    description: '',
    isDone: false,
    labels: [],
    author: null,
    assignee: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    completedAt: null,
    externalRef: `test:${i}`,
    externalUrl: null,
    hadBadLink: false,
  })),
  labels: [],
  notes: [],
  skipped: [],
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openWorkspace } from './factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from './harness/app.ts';
import { onControl } from './harness/deployments.ts';
import { templateStates } from './isolation/project.ts';

/**
 * Every limit that is counted, met by fifty requests at once: exactly as many as there was room for get in. A new
 * limit gets a row in `LIMITS`.
 */
const AT_ONCE = 50;

interface Limit {
  readonly name: string;
  /** How many there may be. */
  readonly most: number;
  /** What fills one place: `added`, or how it was refused. */
  readonly add: (owner: Client, n: number, projects: readonly string[]) => Promise<string>;
  /** How many there are now. */
  readonly count: (owner: Client) => Promise<number>;
  readonly refusal: string;
}

const PLAN = { projects: 6, tasks: 9, webhooks: 4, members: 5 };

const post =
  (url: string, body: (n: number, projects: readonly string[]) => unknown): Limit['add'] =>
  async (owner, n, projects) => {
    const answer = await owner.send<{ code: string }>('POST', url, body(n, projects));
    return answer.status < 300 ? 'added' : `${answer.status} ${answer.body.code}`;
  };

const itemsOf =
  (url: string) =>
  async (owner: Client): Promise<number> =>
    (await owner.ok<{ items: unknown[] }>('GET', url)).items.length;

const LIMITS: readonly Limit[] = [
  {
    name: 'tasks',
    most: PLAN.tasks,
    add: post('/tasks', (n, projects) => ({
      projectId: projects[n % projects.length],
      title: `Task ${n}`,
    })),
    count: async (owner) => (await owner.ok<{ total: number }>('GET', '/tasks?count=true')).total,
    refusal: '402 plan_limit',
  },
  {
    name: 'projects',
    most: PLAN.projects,
    add: post('/projects', (n) => ({ name: `Project ${n}`, key: `K${n}X` })),
    count: itemsOf('/projects?limit=100'),
    refusal: '402 plan_limit',
  },
  {
    name: 'webhooks',
    most: PLAN.webhooks,
    add: post('/tenant/webhooks', (n) => ({ url: `https://hook-${n}.example/` })),
    count: itemsOf('/tenant/webhooks?limit=100'),
    refusal: '402 plan_limit',
  },
  {
    name: 'invitations and members',
    most: PLAN.members - 1,
    add: post('/tenant/invitations', (n) => ({ email: `guest-${n}@example.com`, role: 'member' })),
    count: itemsOf('/tenant/invitations?limit=100'),
    refusal: '402 plan_limit',
  },
  {
    name: 'domains',
    most: 10,
    add: post('/tenant/domains', (n) => ({ host: `tasks-${n}.customer.example` })),
    count: itemsOf('/tenant/domains?limit=100'),
    refusal: '409 domain_limit',
  },
  {
    name: 'outside sources',
    most: 10,
    add: post('/tenant/external-sources', (n) => ({
      name: `Source ${n}`,
      url: `https://source-${n}.example/`,
      mapping: { id: 'id', title: 'title' },
    })),
    count: itemsOf('/tenant/external-sources?limit=100'),
    refusal: '409 conflict',
  },
  {
    name: 'workflow templates',
    most: 20,
    add: post('/tenant/workflow-templates', (n) => ({
      name: `Template ${n}`,
      states: templateStates,
    })),
    count: itemsOf('/tenant/workflow-templates'),
    refusal: '409 conflict',
  },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await onControl(
    app.server,
    `update control.plan set limits = limits || '${JSON.stringify(PLAN)}'::jsonb`,
  );
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(LAYOUTS)('in the %s layout', (_layout, plan) => {
  let owner: Client;
  let projects: string[];
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    projects = [(await owner.project()).id, (await owner.project()).id];
  });

  it.each(LIMITS)('fifty at once leave $most $name', async ({ most, add, count, refusal }) => {
    const before = await count(owner);
    const outcomes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => add(owner, n, projects)),
    );
    expect(await count(owner)).toBe(most);
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(most - before);
    // A server that is too busy may say so instead; it must not have added anything then.
    const others = outcomes.filter((outcome) => outcome !== '503 unavailable');
    expect(new Set(others)).toEqual(new Set(['added', refusal]));
  });
});

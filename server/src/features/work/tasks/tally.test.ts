import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../test/harness/connections.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import {
  type Client,
  type PageAnswer,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import type { TenantScope } from '#tenancy/scope/index.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { checkCounts, foldCounts } from './actions/counts.ts';
import { purgeTrash } from './actions/clean-up.ts';
import type { StatisticsView } from './schema.ts';

/** Counts are kept by triggers while tasks change; whatever happens, they are what counting says. */

let app: TestApp;
let projects = 0;
/** Keys are never given twice, and names make the same ones. */
const newProject = (owner: Client, fields: object = {}): Promise<ProjectAnswer> =>
  owner.project({ key: `P${(projects += 1)}`, ...fields });

beforeAll(async () => {
  // Fifty at once, each with a connection soon, on a machine that is busy with other tests as well.
  app = await startTestApp({ env: { POOL_SIZE: '16' } });
});
afterAll(() => app[Symbol.asyncDispose]());

const scopeOf = async (client: Client): Promise<TenantScope> =>
  app.app.tenancy.scopeOf(await recordOf(app, client.person.tenant));
const wrong = async (client: Client): Promise<number> => checkCounts(await scopeOf(client), false);
const never = new AbortController().signal;

/** The statistics of the workspace, counted from the list. */
async function counted(client: Client, query = ''): Promise<Partial<StatisticsView>> {
  const tasks = await client.all<TaskAnswer>(`/tasks?sort=number${query}`, 100);
  const now = new Date().toISOString();
  const count = (test: (task: TaskAnswer) => boolean): number => tasks.filter(test).length;
  return {
    total: tasks.length,
    done: count(({ status }) => status === 'DONE'),
    overdue: count(({ status, dueAt }) => status !== 'DONE' && dueAt !== null && dueAt < now),
    byStatus: {
      OPEN: count(({ status }) => status === 'OPEN'),
      IN_PROGRESS: count(({ status }) => status === 'IN_PROGRESS'),
      BLOCKED: count(({ status }) => status === 'BLOCKED'),
      DONE: count(({ status }) => status === 'DONE'),
    },
    byCategory: {
      todo: count(({ status }) => status === 'OPEN'),
      doing: count(({ status }) => status === 'IN_PROGRESS'),
      blocked: count(({ status }) => status === 'BLOCKED'),
      done: count(({ status }) => status === 'DONE'),
    },
  };
}

const statistics = (client: Client, url = '/tasks/statistics'): Promise<StatisticsView> =>
  client.ok('GET', url);

/** As clients do: what was turned away for want of a connection has not been done, and is asked again. */
async function patiently<T>(
  client: Client,
  method: string,
  url: string,
  body?: object,
): Promise<T> {
  for (;;) {
    const answer = await client.send<T>(method, url, body);
    if (answer.status < 300) return answer.body;
    if (answer.status !== 503) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    await delay(100);
  }
}

const PRIORITIES = ['low', 'medium', 'high', 'urgent'];
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What someone does next, told by small numbers that stand for whatever there is by then. */
type Step = readonly [
  verb: 'create' | 'patch' | 'step' | 'delete' | 'restore' | 'purge' | 'project' | 'fold',
  which: number,
  how: number,
];
const steps = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...(['create', 'create', 'patch', 'patch', 'step', 'step', 'delete', 'restore'] as const),
      ...(['purge', 'project', 'fold'] as const),
    ),
    fc.nat(50),
    fc.nat(50),
  ),
  { minLength: 25, maxLength: 40 },
);

class World {
  readonly owner: Client;
  readonly member: Client;
  readonly projects: ProjectAnswer[];
  readonly tasks: TaskAnswer[] = [];

  constructor(owner: Client, member: Client, projects: ProjectAnswer[]) {
    this.owner = owner;
    this.member = member;
    this.projects = projects;
  }

  async take([verb, which, how]: Step): Promise<void> {
    const { owner, tasks } = this;
    const project = this.projects[which % this.projects.length];
    const task = tasks[which % Math.max(1, tasks.length)];
    if (verb === 'create') {
      const made = await owner.send<TaskAnswer>('POST', '/tasks', {
        projectId: project?.id,
        title: `task ${how}`,
        priority: PRIORITIES[how % 4],
        ...(how % 2 > 0 && { dueAt: inHours(how * 7 - 170) }),
        ...(how % 3 > 0 && { assigneeId: (how % 3 > 1 ? owner : this.member).person.userId }),
      });
      if (made.status === 201) tasks.push(made.body);
    }
    if (verb === 'fold') await foldCounts(await scopeOf(owner), never);
    if (verb === 'purge') await purgeTrash(await scopeOf(owner), inHours(how % 2), never);
    if (verb === 'project') {
      const url = `/projects/${project?.id}`;
      await owner.send('POST', `${url}/restore`);
      if (how % 3 === 0) await owner.send('DELETE', url);
    }
    if (!task) return;
    if (verb === 'patch')
      await owner.send('PATCH', `/tasks/${task.id}`, {
        priority: PRIORITIES[how % 4],
        dueAt: how % 5 === 0 ? null : inHours(how * 7 - 170),
        assigneeId: how % 3 === 0 ? null : (how % 3 > 1 ? owner : this.member).person.userId,
      });
    if (verb === 'step')
      await owner.send('POST', `/tasks/${task.id}/transition`, {
        status: ['OPEN', 'IN_PROGRESS', 'DONE', 'BLOCKED'][how % 4],
      });
    if (verb === 'delete') await owner.send('DELETE', `/tasks/${task.id}`);
    if (verb === 'restore') await owner.send('POST', `/tasks/${task.id}/restore`);
  }
}

describe.each(LAYOUTS)('the counts of tasks in the %s layout', (layout, plan) => {
  let owner: Client;
  let member: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
  });

  it('are what counting says, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = new World(owner, member, [
          await newProject(owner),
          await newProject(owner, { visibility: 'private' }),
        ]);
        for (const step of taken) await world.take(step);
        expect(await wrong(owner)).toBe(0);
        expect(await statistics(owner)).toMatchObject(await counted(owner));
        expect(await statistics(member)).toMatchObject(await counted(member));
        for (const { id } of world.projects) {
          const seen = await owner.get(`/projects/${id}/statistics`);
          if (seen.status === 200)
            expect(seen.body).toMatchObject(await counted(owner, `&project=${id}`));
          await owner.send('DELETE', `/projects/${id}`);
        }
      }),
      { numRuns: 2 },
    );
  }, 120_000);

  it('are what counting says after fifty change tasks at once, while counts are added up', async () => {
    const project = await newProject(owner);
    const scope = await scopeOf(owner);
    const work = Array.from({ length: 50 }, async (_, i) => {
      const { id } = await patiently<TaskAnswer>(owner, 'POST', '/tasks', {
        projectId: project.id,
        title: `task ${i}`,
        priority: PRIORITIES[i % 4],
        dueAt: inHours(i - 25),
      });
      for (const status of ['IN_PROGRESS', ...(i % 2 > 0 ? ['DONE'] : [])])
        await patiently(owner, 'POST', `/tasks/${id}/transition`, { status });
      if (i % 5 === 0) await patiently(owner, 'DELETE', `/tasks/${id}`);
      if (i % 9 === 0) await foldCounts(scope, never);
    });
    await Promise.all(work);
    expect(await wrong(owner)).toBe(0);
    const url = `/projects/${project.id}/statistics`;
    expect(await statistics(owner, url)).toMatchObject({ total: 40, done: 20 });
    expect(await statistics(owner, url)).toMatchObject(
      await counted(owner, `&project=${project.id}`),
    );
    await foldCounts(scope, never);
    expect(await statistics(owner, url)).toMatchObject({ total: 40, done: 20 });
    const column = await owner.ok<PageAnswer<TaskAnswer>>(
      'GET',
      `/tasks?project=${project.id}&status=DONE&count=true&limit=1`,
    );
    expect(column.total).toBe(20);
  }, 60_000);

  it('are found wrong and put right', async () => {
    const project = await newProject(owner);
    await owner.task(project.id, { dueAt: inHours(-50) });
    const { placement } = await recordOf(app, owner.person.tenant);
    const { ownerUrl } = app.server.addressOf(placement.cell);
    const spoil = (table: string): string =>
      `update ${table} set tasks = tasks + 3 where project_id = '${project.id}'`;
    if (layout === 'mariadb')
      await withMySql(ownerUrl, async (cell) => {
        for (const table of ['base_task_tally', 'base_task_due_tally'])
          await cell.query(spoil(table));
      });
    else
      for (const table of ['task_tally', 'task_due_tally'])
        await ask(ownerUrl, spoil(`${placement.namespace}.${table}`));
    expect(await statistics(owner, `/projects/${project.id}/statistics`)).toMatchObject({
      total: 4,
      overdue: 4,
    });
    expect(await wrong(owner)).toBe(2);
    expect(await checkCounts(await scopeOf(owner), true)).toBe(2);
    expect(await wrong(owner)).toBe(0);
    expect(await statistics(owner, `/projects/${project.id}/statistics`)).toMatchObject({
      total: 1,
      overdue: 1,
    });
  });
});

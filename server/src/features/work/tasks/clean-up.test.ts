import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '#kernel/time.ts';
import type { JobHandler } from '#messaging/jobs/index.ts';
import { projectsFeature } from '#features/work/projects/index.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Client, type TaskAnswer, openWorkspace } from '../../../../test/factories/work.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { taskJobs } from './jobs.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const DAY_MS = 86_400_000;
const inDays = (days: number): Clock => ({ now: () => new Date(Date.now() + days * DAY_MS) });

/** Does a scheduled job as a worker would do it so many days from now. */
async function run(client: Client, handler: JobHandler | undefined): Promise<unknown> {
  if (handler?.of !== 'tenant') throw new Error('it is a tenant’s');
  const { tenancy } = app.app;
  const tenant = await recordOf(app, client.person.tenant);
  return handler.run({
    id: '',
    attempt: 1,
    data: { day: '2026-01-01' } as never,
    signal: new AbortController().signal,
    progress: () => undefined,
    tenant,
    scope: tenancy.scopeOf(tenant),
    reader: tenancy.readerOf(tenant),
  });
}

const cleanTasks = (client: Client, days: number) => run(client, taskJobs(inDays(days))[0]);
const cleanProjects = (client: Client, days: number) => {
  const { people } = app.app;
  const { jobs = [] } = projectsFeature({ people, pageSize: 10, clock: inDays(days) });
  return run(client, jobs[0]);
};

describe.each(LAYOUTS)('clean-up in the %s layout', (_layout, plan) => {
  it('removes what was in the trash for as long as the workspace keeps it, and nothing else', async () => {
    const owner = await openWorkspace(app, plan);
    await owner.ok('PATCH', '/tenant', { retentionDays: 7 });
    const project = await owner.project();
    const kept = await owner.task(project.id, { title: 'kept' });
    const parent = await owner.task(project.id, { title: 'parent', labels: ['old'] });
    const child = await owner.task(project.id, { title: 'child', parentId: parent.id });
    const done = await owner.task(project.id, { title: 'done' });
    await owner.to(done.id, 'IN_PROGRESS', 'DONE');
    await owner.ok('DELETE', `/tasks/${parent.id}`);

    expect(await cleanTasks(owner, 6)).toEqual({ purged: 0, trashed: 0 });
    expect(await owner.titles('deleted=true')).toEqual(['parent']);
    expect(await cleanTasks(owner, 8)).toEqual({ purged: 1, trashed: 0 });
    expect(await owner.titles('deleted=true')).toEqual([]);
    expect((await owner.get(`/tasks/${parent.id}`)).status).toBe(404);
    const left = await owner.ok<TaskAnswer>('GET', `/tasks/${child.id}`);
    expect(left.parentId).toBeNull();
    expect((await owner.titles('sort=number')).toSorted()).toEqual(['child', 'done', 'kept']);
    const history = await owner.activity(`/projects/${project.id}`);
    expect(history.some(({ task }) => task?.id === parent.id)).toBe(false);
    expect(history.some(({ task }) => task?.id === kept.id)).toBe(true);
  });

  it('puts what was completed long ago in the trash where that is wished, from where it comes back', async () => {
    const owner = await openWorkspace(app, plan);
    await owner.ok('PATCH', '/tenant', { retentionDays: 7, retainCompleted: false });
    const project = await owner.project();
    const archived = await owner.project({ name: 'Archived' });
    const done = await owner.task(project.id, { title: 'done' });
    const there = await owner.task(archived.id, { title: 'done there' });
    for (const { id } of [done, there]) await owner.to(id, 'IN_PROGRESS', 'DONE');
    await owner.task(project.id, { title: 'open' });
    await owner.ok('POST', `/projects/${archived.id}/archive`);

    expect(await cleanTasks(owner, 6)).toEqual({ purged: 0, trashed: 0 });
    expect(await cleanTasks(owner, 8)).toEqual({ purged: 0, trashed: 1 });
    expect(await owner.titles('deleted=true')).toEqual(['done']);
    const [latest] = await owner.activity(`/projects/${project.id}`);
    expect(latest).toMatchObject({ kind: 'task.deleted', actor: null });
    expect(latest?.note).toContain('7 days');
    const restored = await owner.ok<TaskAnswer>('POST', `/tasks/${done.id}/restore`);
    expect(restored).toMatchObject({ status: 'DONE', deletedAt: null, version: 5 });
  });

  it('removes trashed projects with all that is in them', async () => {
    const owner = await openWorkspace(app, plan);
    const project = await owner.project({ key: 'GONE' });
    const parent = await owner.task(project.id, { title: 'parent' });
    await owner.task(project.id, { title: 'child', parentId: parent.id });
    const other = await owner.project({ name: 'Other' });
    await owner.ok('DELETE', `/projects/${project.id}`);
    expect(await cleanTasks(owner, 89)).toEqual({ purged: 0, trashed: 0 });
    expect(await cleanProjects(owner, 89)).toEqual({ purged: 0 });
    expect(await cleanTasks(owner, 91)).toEqual({ purged: 2, trashed: 0 });
    expect(await cleanProjects(owner, 91)).toEqual({ purged: 1 });
    expect((await owner.get(`/projects/${project.id}`)).status).toBe(404);
    expect((await owner.get(`/projects/${other.id}`)).status).toBe(200);
  });
});

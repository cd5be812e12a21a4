import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { Aftermath } from '../../../../test/harness/aftermath.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { checkCounts } from '../tasks/index.ts';
import type { TrashedProject, TrashedTask } from './schema.ts';

interface Found<Item> {
  items: Item[];
  total: number;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(ENGINES)('the trash in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let viewer: Client;
  let project: { id: string; key: string };
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    [member, viewer] = await Promise.all([join(app, owner, 'member'), join(app, owner, 'viewer')]);
    project = await owner.project({ key: 'TRSH' });
  });
  const tasks = (client = owner) => client.ok<Found<TrashedTask>>('GET', '/trash/tasks?count=true');
  const projects = (client = owner) =>
    client.ok<Found<TrashedProject>>('GET', '/trash/projects?count=true');

  /** How many kept counts differ from what counting says. */
  const wrongCounts = async () =>
    checkCounts(app.app.tenancy.scopeOf(await recordOf(app, owner.person.tenant)), false);
  /** One of many purged; the others found nothing, or were turned away by a busy database. */
  const once = (answers: readonly { status: number }[]) => {
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const others = answers.map(({ status }) => status).filter((status) => status !== 204);
    expect(others.filter((status) => ![404, 409, 503].includes(status))).toEqual([]);
  };

  it('says who deleted a task and when, and shows it to read', async () => {
    const task = await member.task(project.id, { title: 'Old plan', description: 'As it was' });
    await member.ok('DELETE', `/tasks/${task.id}`);
    const { items, total } = await tasks(viewer);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      id: task.id,
      key: 'TRSH-1',
      title: 'Old plan',
      project: { key: 'TRSH' },
      deletedBy: { id: member.person.userId },
      note: null,
      can: { restore: false, purge: false },
    });
    expect((await tasks(owner)).items[0]?.can).toEqual({ restore: true, purge: true });
    expect((await tasks(member)).items[0]?.can).toEqual({ restore: true, purge: false });
    expect(await viewer.ok('GET', '/trash/tasks/TRSH-1')).toMatchObject({
      task: { description: 'As it was', can: { update: false } },
      deletedBy: { id: member.person.userId },
      history: { items: [{ kind: 'task.deleted' }, { kind: 'task.created' }] },
    });
    expect(await owner.refusal('GET', '/tasks/TRSH-1')).toBe('404 not_found');
  });

  it('deletes a task for good, once, by those who lead, and history says so', async () => {
    const task = await member.task(project.id, { title: 'Secret title' });
    const child = await member.task(project.id, { parentId: task.id });
    const path = `/trash/tasks/${task.id}`;
    expect(await owner.refusal('DELETE', path)).toBe('404 not_found');
    await member.ok('DELETE', `/tasks/${task.id}`);
    for (const client of [member, viewer])
      expect(await client.refusal('DELETE', path)).toBe('403 forbidden');
    const answers = await Promise.all(Array.from({ length: 50 }, () => owner.send('DELETE', path)));
    once(answers);
    expect(await wrongCounts()).toBe(0);
    expect(await owner.refusal('POST', `/tasks/${task.id}/restore`)).toBe('404 not_found');
    expect(await owner.ok('GET', `/tasks/${child.id}`)).toMatchObject({ parentId: null });
    const history = await owner.ok<{ items: object[] }>('GET', '/projects/TRSH/activity');
    expect(history.items[0]).toMatchObject({
      kind: 'task.purged',
      task: null,
      changes: [{ field: 'task', from: 'TRSH-2', to: null }],
    });
    expect(JSON.stringify(history)).not.toContain('Secret title');
  });

  it('is restored or emptied of a task, never both', async () => {
    const task = await owner.task(project.id, { title: 'Torn' });
    await owner.ok('DELETE', `/tasks/${task.id}`);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2 === 0
          ? owner.send('DELETE', `/trash/tasks/${task.id}`)
          : owner.send('POST', `/tasks/${task.id}/restore`),
      ),
    );
    const purged = answers.some(({ status }) => status === 204);
    const { status } = await owner.get(`/tasks/${task.id}`);
    expect(status).toBe(purged ? 404 : 200);
    if (purged) expect((await tasks()).items.some(({ id }) => id === task.id)).toBe(false);
    expect(await wrongCounts()).toBe(0);
  });

  it('keeps deleted projects, with who deleted them, for restoring', async () => {
    const gone = await owner.project({ key: 'GONE', visibility: 'private' });
    await owner.task(gone.id, { title: 'Inside' });
    await owner.ok('DELETE', `/projects/${gone.id}`);
    expect((await projects()).items).toMatchObject([
      {
        id: gone.id,
        key: 'GONE',
        tasks: 1,
        deletedBy: { id: owner.person.userId },
        can: { restore: true, purge: true },
      },
    ]);
    expect((await projects(member)).items).toEqual([]);
    expect(await member.refusal('DELETE', `/trash/projects/${gone.id}`)).toBe('404 not_found');
    expect((await tasks()).items.some(({ title }) => title === 'Inside')).toBe(false);
    await owner.ok('POST', `/projects/${gone.id}/restore`);
    expect((await projects()).items).toEqual([]);
    expect(await owner.refusal('DELETE', `/trash/projects/${gone.id}`)).toBe('404 not_found');
  });

  it('deletes a project for good: at once for everyone, and its rows by a job', async () => {
    const again = { name: 'Again', key: 'EMPTY' };
    const before = await owner.ok<{ total: number }>('GET', '/tasks/statistics');
    const gone = await owner.project({ key: 'EMPTY' });
    const task = await owner.task(gone.id);
    const below = await owner.task(gone.id, { parentId: task.id });
    await owner.ok('DELETE', `/tasks/${below.id}`);
    await owner.ok('DELETE', `/projects/${gone.id}`);
    expect(await member.refusal('DELETE', `/trash/projects/${gone.id}`)).toBe('403 forbidden');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => owner.send('DELETE', `/trash/projects/${gone.id}`)),
    );
    once(answers);
    for (const [method, path] of [
      ['POST', `/projects/${gone.id}/restore`],
      ['GET', `/projects/${gone.id}`],
      ['GET', `/tasks/${task.id}`],
    ] as const)
      expect(await owner.refusal(method, path)).toBe('404 not_found');
    expect((await projects()).items).toEqual([]);
    expect((await owner.ok<Found<object>>('GET', '/projects?deleted=true')).items).toEqual([]);
    // The key is free again once the job has removed the project.
    expect(await owner.refusal('POST', '/projects', again)).toBe('409 duplicate_key');
    const { tenantId } = owner.person;
    const aftermath = new Aftermath(app, 'trash');
    const [event] = (await aftermath.settle(tenantId)).filter(
      ({ type }) => type === 'project.purged',
    );
    expect(await wrongCounts()).toBe(0);
    expect(await owner.ok('GET', '/tasks/statistics')).toMatchObject({ total: before.total });
    await owner.ok('POST', '/projects', again);
    // Done a second time, it leaves the new project of that key alone.
    if (event) await aftermath.follow(event);
    await owner.ok('GET', '/projects/EMPTY');
  });

  it('has nothing of what never was', async () => {
    for (const path of [`/trash/tasks/${newId()}`, '/trash/tasks/NO-1'])
      expect(await owner.refusal('GET', path)).toBe('404 not_found');
    for (const path of ['/trash/tasks/NO-1', `/trash/projects/${newId()}`])
      expect(await owner.refusal('DELETE', path)).toBe('404 not_found');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import {
  type Client,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const on = (version: number) => ({ 'if-match': `"${version}"` });

describe.each(ENGINES)('a task in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let project: ProjectAnswer;
  let side: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    project = await owner.project({ key: 'WORK' });
    side = await owner.project({ key: 'SIDE' });
  });

  describe('changed', () => {
    it('takes any of its fields, and tells what changed in words', async () => {
      const parent = await owner.task(project.id);
      const task = await owner.task(project.id, { labels: ['http'], description: 'short' });
      const changed = await owner.patch(task.id, {
        title: 'Another',
        description: 'x'.repeat(1000),
        priority: 'high',
        assigneeId: member.person.userId,
        labels: ['tls'],
        startDate: '2026-01-01',
        dueAt: '2026-01-02T00:00:00Z',
        estimateMinutes: 30,
        parentId: parent.id,
      });
      expect(changed).toMatchObject({
        version: 2,
        title: 'Another',
        priority: 'high',
        labels: ['tls'],
        parentId: parent.id,
      });
      expect(changed.updatedAt > task.updatedAt).toBe(true);
      expect(await owner.ok('GET', `/tasks/${task.id}`)).toEqual(changed);
      const [entry] = await owner.activity(`/tasks/${task.id}`);
      expect(entry).toMatchObject({
        kind: 'task.updated',
        actor: { id: owner.person.userId },
        task: { id: task.id, key: task.key, title: 'Another' },
        changes: [
          { field: 'title', from: 'A task', to: 'Another' },
          { field: 'description', from: 'short', to: `${'x'.repeat(280)}…` },
          { field: 'priority', from: 'medium', to: 'high' },
          {
            field: 'assignee',
            from: null,
            to: { id: member.person.userId, name: expect.stringMatching(/^member/) },
          },
          { field: 'labels', from: ['http'], to: ['tls'] },
          { field: 'startDate', from: null, to: '2026-01-01' },
          { field: 'dueAt', from: null, to: '2026-01-02T00:00:00.000Z' },
          { field: 'estimateMinutes', from: null, to: 30 },
          { field: 'parent', from: null, to: { id: parent.id, name: parent.key } },
        ],
      });
      expect(await owner.titles('label=http')).not.toContain('Another');
      expect(await owner.titles('label=tls')).toContain('Another');
      const cleared = await owner.patch(task.id, {
        assigneeId: null,
        startDate: null,
        dueAt: null,
        estimateMinutes: null,
        parentId: null,
        labels: [],
      });
      expect(cleared).toMatchObject({
        assignee: null,
        startDate: null,
        dueAt: null,
        estimateMinutes: null,
        parentId: null,
      });
      expect((await owner.activity(`/tasks/${task.id}`))[0]?.changes.at(-1)).toEqual({
        field: 'parent',
        from: { id: parent.id, name: parent.key },
        to: null,
      });
    });

    it('makes no version and no history of a change that changes nothing', async () => {
      const task = await owner.task(project.id, {
        labels: ['a', 'b'],
        dueAt: '2026-01-01T00:00:00Z',
      });
      const same = await owner.patch(task.id, {
        title: ' A task ',
        status: 'OPEN',
        labels: ['b', 'a', 'a'],
        dueAt: '2026-01-01T01:00:00+01:00',
      });
      expect(same).toEqual(task);
      expect(await owner.patch(task.id, {})).toEqual(task);
      expect(await owner.activity(`/tasks/${task.id}`)).toHaveLength(1);
    });

    it('obeys the lifecycle, and tells a new status apart from new fields', async () => {
      const task = await owner.task(project.id);
      const changed = await owner.patch(task.id, { status: 'IN_PROGRESS', title: 'Begun' });
      expect(changed).toMatchObject({ status: 'IN_PROGRESS', version: 2 });
      const kinds = (await owner.activity(`/tasks/${task.id}`)).map(({ kind }) => kind);
      expect(kinds).toEqual(['task.transitioned', 'task.updated', 'task.created']);
      const again = await owner.task(project.id);
      expect(
        await owner.refusal('PATCH', `/tasks/${again.id}`, { status: 'DONE', title: 'x' }),
      ).toBe('409 illegal_transition');
      expect(await owner.ok('GET', `/tasks/${again.id}`)).toEqual(again);
    });

    it.each([
      ['a title of 256 characters', { title: 'x'.repeat(256) }, '422 invalid title'],
      ['null for a title', { title: null }, '422 invalid title'],
      ['an unknown field', { projectId: newId() }, '422 invalid projectId'],
      ['an assignee who is nobody', { assigneeId: newId() }, '422 invalid assigneeId'],
      ['a parent that is nothing', { parentId: newId() }, '422 invalid parentId'],
      ['a day that does not exist', { startDate: '2026-02-30' }, '422 invalid startDate'],
    ])('refuses %s', async (_what, fields, answer) => {
      const task = await owner.task(project.id);
      expect(await owner.refusal('PATCH', `/tasks/${task.id}`, fields)).toBe(answer);
    });

    it('refuses what was changed in the meantime, with the version it has now', async () => {
      const task = await owner.task(project.id);
      const first = await owner.ok<TaskAnswer>(
        'PATCH',
        `/tasks/${task.id}`,
        { title: 'first' },
        on(1),
      );
      const second = await owner.send<{ code: string; currentVersion: number }>(
        'PATCH',
        `/tasks/${task.id}`,
        { title: 'second' },
        on(1),
      );
      expect([second.status, second.body.code, second.body.currentVersion]).toEqual([
        412,
        'version_mismatch',
        2,
      ]);
      expect(await owner.refusal('DELETE', `/tasks/${task.id}`, undefined, on(1))).toBe(
        '412 version_mismatch',
      );
      expect(
        await owner.refusal('POST', `/tasks/${task.id}/transition`, { status: 'BLOCKED' }, on(1)),
      ).toBe('412 version_mismatch');
      expect(
        await owner.refusal('POST', `/tasks/${task.id}/move`, { status: 'BLOCKED' }, on(1)),
      ).toBe('412 version_mismatch');
      expect(await owner.ok('GET', `/tasks/${task.id}`)).toEqual(first);
      expect((await owner.send('DELETE', `/tasks/${task.id}`, undefined, on(2))).status).toBe(204);
    });

    it('lets one of two changes at once win, when both name the version they saw', async () => {
      const task = await owner.task(project.id);
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd'].map((title) =>
          owner.send('PATCH', `/tasks/${task.id}`, { title }, { 'if-match': '"1"' }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([
        200, 412, 412, 412,
      ]);
    });
  });

  describe('below another', () => {
    it('stays in one project, and never below itself', async () => {
      const [a, b, c] = [
        await owner.task(project.id),
        await owner.task(project.id),
        await owner.task(project.id),
      ];
      await owner.patch(b.id, { parentId: a.id });
      await owner.patch(c.id, { parentId: b.id });
      expect(await owner.refusal('PATCH', `/tasks/${a.id}`, { parentId: a.id })).toBe(
        '409 conflict',
      );
      expect(await owner.refusal('PATCH', `/tasks/${a.id}`, { parentId: c.id })).toBe(
        '409 conflict',
      );
      const elsewhere = await owner.task(side.id);
      expect(await owner.refusal('PATCH', `/tasks/${a.id}`, { parentId: elsewhere.id })).toBe(
        '422 invalid parentId',
      );
      const gone = await owner.task(project.id);
      await owner.ok('DELETE', `/tasks/${gone.id}`);
      expect(await owner.refusal('PATCH', `/tasks/${a.id}`, { parentId: gone.id })).toBe(
        '422 invalid parentId',
      );
    });

    it('makes no circle, even when two changes at once would close one', async () => {
      const [a, b] = [await owner.task(project.id), await owner.task(project.id)];
      const answers = await Promise.all([
        owner.send('PATCH', `/tasks/${a.id}`, { parentId: b.id }),
        owner.send('PATCH', `/tasks/${b.id}`, { parentId: a.id }),
      ]);
      expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
    });
  });

  describe('deleted', () => {
    it('is gone but for the trash, and can be restored as it was', async () => {
      const task = await owner.task(project.id, { title: 'to the trash' });
      expect((await owner.send('DELETE', `/tasks/${task.id}`)).status).toBe(204);
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['GET', '/activity', undefined],
        ['PATCH', '', { title: 'x' }],
        ['DELETE', '', undefined],
        ['POST', '/transition', { status: 'BLOCKED' }],
        ['POST', '/move', {}],
      ] as const) {
        expect(await owner.refusal(method, `/tasks/${task.id}${path}`, body)).toBe('404 not_found');
      }
      expect(await owner.titles(`project=WORK`)).not.toContain('to the trash');
      const { items } = await owner.ok<{ items: TaskAnswer[] }>(
        'GET',
        '/tasks?deleted=true&limit=100',
      );
      expect(items.find(({ id }) => id === task.id)).toMatchObject({
        version: 2,
        can: { update: false, restore: true },
      });
      const restored = await owner.ok<TaskAnswer>('POST', `/tasks/${task.id}/restore`);
      expect(restored).toEqual({ ...task, version: 3, updatedAt: restored.updatedAt });
      expect(await owner.ok('POST', `/tasks/${task.id}/restore`)).toEqual(restored);
      const kinds = (await owner.activity(`/tasks/${task.id}`)).map(({ kind }) => kind);
      expect(kinds).toEqual(['task.restored', 'task.deleted', 'task.created']);
    });

    it('only by who may: a contributor their own, a lead any', async () => {
      const own = await member.task(project.id);
      const other = await owner.task(project.id);
      expect(await member.refusal('DELETE', `/tasks/${other.id}`)).toBe('403 forbidden');
      expect((await member.send('DELETE', `/tasks/${own.id}`)).status).toBe(204);
      expect((await member.send('POST', `/tasks/${own.id}/restore`)).status).toBe(200);
    });

    it('is hidden with its project, and comes back with it', async () => {
      const task = await owner.task(side.id);
      await owner.ok('DELETE', `/projects/${side.id}`);
      expect(await owner.refusal('GET', `/tasks/${task.id}`)).toBe('404 not_found');
      expect(await owner.refusal('POST', `/tasks/${task.id}/restore`)).toBe('404 not_found');
      expect(await owner.refusal('POST', '/tasks', { projectId: side.id, title: 'x' })).toBe(
        '404 not_found',
      );
      expect(await owner.titles(`project=${side.id}`)).toEqual([]);
      await owner.ok('POST', `/projects/${side.id}/restore`);
      expect(await owner.ok('GET', `/tasks/${task.id}`)).toEqual(task);
    });

    it('cannot be changed while its project is archived', async () => {
      const task = await owner.task(side.id);
      await owner.ok('POST', `/projects/${side.id}/archive`);
      expect(await owner.refusal('PATCH', `/tasks/${task.id}`, { title: 'x' })).toBe(
        '409 conflict',
      );
      expect(await owner.refusal('POST', '/tasks', { projectId: side.id, title: 'x' })).toBe(
        '409 conflict',
      );
      expect((await owner.ok<TaskAnswer>('GET', `/tasks/${task.id}`)).can).toMatchObject({
        update: false,
      });
      await owner.ok('POST', `/projects/${side.id}/unarchive`);
      expect((await owner.patch(task.id, { title: 'again' })).title).toBe('again');
    });
  });
});

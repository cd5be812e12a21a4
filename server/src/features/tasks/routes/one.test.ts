import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import {
  type Client,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../../test/harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const on = (version: number) => ({ 'if-match': `"${version}"` });

describe.each(LAYOUTS)('a task in the %s layout', (_layout, plan) => {
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

  describe('created', () => {
    it('has a number, a key, a reporter and the defaults', async () => {
      const task = await member.task(project.id, { title: '  Trim me  ' });
      expect(task).toMatchObject({
        key: `WORK-${task.number}`,
        title: 'Trim me',
        description: '',
        status: 'OPEN',
        priority: 'medium',
        assignee: null,
        reporter: { id: member.person.userId },
        labels: [],
        version: 1,
        transitions: ['IN_PROGRESS', 'BLOCKED'],
        can: { update: true, delete: true, transition: true, restore: false },
      });
      expect(task.createdAt).toBe(task.updatedAt);
    });

    it('keeps every field, times in UTC, labels trimmed and once each', async () => {
      const parent = await owner.task(project.id);
      const task = await owner.task(project.id, {
        description: '# <script>alert(1)</script>\n',
        status: 'BLOCKED',
        priority: 'urgent',
        assigneeId: member.person.userId,
        labels: [' tls ', 'tls', 'TLS'],
        startDate: '2028-02-29',
        dueAt: '2026-03-01T00:30:00+01:00',
        estimateMinutes: 525_600,
        parentId: parent.id,
      });
      expect(await owner.ok('GET', `/tasks/${task.id}`)).toEqual(task);
      expect(task).toMatchObject({
        description: '# <script>alert(1)</script>\n',
        status: 'BLOCKED',
        priority: 'urgent',
        assignee: { id: member.person.userId },
        labels: ['tls', 'TLS'],
        startDate: '2028-02-29',
        dueAt: '2026-02-28T23:30:00.000Z',
        estimateMinutes: 525_600,
        parentId: parent.id,
      });
    });

    it('is found by key in any case, and carries an ETag', async () => {
      const task = await owner.task(project.id);
      const answer = await owner.get<TaskAnswer>(`/tasks/${task.key.toLowerCase()}`);
      expect(answer.body).toEqual(task);
      expect(answer.headers['etag']).toBe('"1"');
    });

    it('gives out numbers without gap or repetition, however many come at once', async () => {
      const fresh = await owner.project();
      const tasks = await Promise.all(Array.from({ length: 12 }, () => owner.task(fresh.id)));
      expect(tasks.map((task) => task.number).toSorted((a, b) => a - b)).toEqual(
        [...Array(12).keys()].map((n) => n + 1),
      );
      expect(new Set(tasks.map((task) => task.rank)).size).toBe(12);
    });

    it('leaves no gap behind a refusal', async () => {
      const fresh = await owner.project();
      expect(
        await owner.refusal('POST', '/tasks', {
          projectId: fresh.id,
          title: 'x',
          parentId: newId(),
        }),
      ).toBe('422 invalid parentId');
      expect((await owner.task(fresh.id)).number).toBe(1);
    });

    it('makes labels of new names, each with a colour', async () => {
      await owner.task(project.id, { labels: ['brand new'] });
      const { items } = await owner.ok<{ items: { name: string; color: string }[] }>(
        'GET',
        '/tenant/labels',
      );
      expect(items.find((label) => label.name === 'brand new')?.color).toMatch(/^#[0-9a-f]{6}$/);
      expect(await owner.titles('label=brand new')).toHaveLength(1);
    });
  });

  describe('refused', () => {
    it.each([
      ['no title', { title: undefined }, '422 invalid title'],
      ['an empty title', { title: '' }, '422 invalid title title'],
      ['a title of white space', { title: ' \n ' }, '422 invalid title'],
      ['a title of 256 characters', { title: 'x'.repeat(256) }, '422 invalid title'],
      ['a title that is a number', { title: 5 }, '422 invalid title'],
      ['an unknown field', { colour: 'red' }, '422 invalid colour'],
      ['an author', { reporterId: newId() }, '422 invalid reporterId'],
      [
        'a description of 100,001 characters',
        { description: 'x'.repeat(100_001) },
        '422 invalid description',
      ],
      ['an unknown status', { status: 'CLOSED' }, '422 invalid status'],
      ['an unknown priority', { priority: 'asap' }, '422 invalid priority'],
      [
        '21 labels',
        { labels: Array.from({ length: 21 }, (_, i) => `l${i}`) },
        '422 invalid labels',
      ],
      ['a label of 51 characters', { labels: ['x'.repeat(51)] }, '422 invalid labels.0'],
      ['an empty label', { labels: ['ok', '  '] }, '422 invalid labels.1'],
      ['a day that does not exist', { startDate: '2026-02-30' }, '422 invalid startDate'],
      ['a time that does not exist', { dueAt: '2026-02-30T00:00:00Z' }, '422 invalid dueAt'],
      ['a time without offset', { dueAt: '2026-02-20T00:00:00' }, '422 invalid dueAt'],
      ['a year no calendar agrees on', { dueAt: '0000-01-01T00:00:00Z' }, '422 invalid dueAt'],
      ['a negative estimate', { estimateMinutes: -1 }, '422 invalid estimateMinutes'],
      [
        'an estimate of more than a year',
        { estimateMinutes: 525_601 },
        '422 invalid estimateMinutes',
      ],
      ['half a minute', { estimateMinutes: 0.5 }, '422 invalid estimateMinutes'],
      ['an assignee who is nobody', { assigneeId: newId() }, '422 invalid assigneeId'],
      ['a parent that is nothing', { parentId: newId() }, '422 invalid parentId'],
      ['a project that is nothing', { projectId: newId() }, '404 not_found'],
      ['a project that is no id', { projectId: 'WORK' }, '422 invalid projectId'],
      ['a beginning as DONE', { status: 'DONE' }, '409 illegal_transition'],
    ])('for %s', async (_what, fields, answer) => {
      expect(
        await owner.refusal('POST', '/tasks', {
          projectId: project.id,
          title: 'A task',
          ...fields,
        }),
      ).toBe(answer);
    });

    it('for a text the database cannot hold', async () => {
      expect(
        await owner.refusal('POST', '/tasks', { projectId: project.id, title: 'a\0b' }),
      ).toMatch(/^422 invalid/);
      expect(await owner.refusal('GET', '/tasks?q=a%00b')).toMatch(/^422 invalid/);
    });

    it('for an assignee who has left', async () => {
      const leaver = await join(app, owner, 'member');
      await owner.ok('PATCH', `/tenant/members/${leaver.person.userId}`, { active: false });
      const body = { projectId: project.id, title: 'x', assigneeId: leaver.person.userId };
      expect(await owner.refusal('POST', '/tasks', body)).toBe('422 invalid assigneeId');
    });

    it('for somebody who may not', async () => {
      const viewer = await join(app, owner, 'viewer');
      expect(await viewer.refusal('POST', '/tasks', { projectId: project.id, title: 'x' })).toBe(
        '403 forbidden',
      );
      const task = await owner.task(project.id);
      expect(await viewer.refusal('PATCH', `/tasks/${task.id}`, { title: 'x' })).toBe(
        '403 forbidden',
      );
      expect(await viewer.refusal('DELETE', `/tasks/${task.id}`)).toBe('403 forbidden');
      expect((await viewer.ok<TaskAnswer>('GET', `/tasks/${task.id}`)).can).toEqual({
        update: false,
        delete: false,
        transition: false,
        restore: false,
      });
    });

    it('with the same 404 for what is nothing, nonsense or in a project one may not see', async () => {
      const hidden = await owner.project({ visibility: 'private' });
      const task = await owner.task(hidden.id);
      const answers = await Promise.all(
        [task.id, task.key, newId(), 'WORK-99999', 'nonsense'].map((id) =>
          member.get<{ detail: string }>(`/tasks/${id}`),
        ),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.detail}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(404);
      expect(await member.refusal('PATCH', `/tasks/${task.id}`, { title: 'x' })).toBe(
        '404 not_found',
      );
      expect(await member.refusal('POST', '/tasks', { projectId: hidden.id, title: 'x' })).toBe(
        '404 not_found',
      );
    });
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

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

describe.each(ENGINES)('a new task in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let project: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    project = await owner.project({ key: 'WORK' });
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
      ['an empty title', { title: '' }, '422 invalid title'],
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
});

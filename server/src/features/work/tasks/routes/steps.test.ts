import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Builder, statement } from '#tenancy/query/index.ts';
import {
  type Client,
  type ProblemAnswer,
  type ProjectAnswer,
  type TaskAnswer,
  openWorkspace,
} from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';
import { DEFAULT_WORKFLOW, nextNames } from '#features/work/workflow/index.ts';
import type { TaskTables } from '../store/tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const setRank = statement((db: Builder<TaskTables>, $: { id: string; rank: string }) =>
  db.updateTable('task').set({ rank: $.rank }).where('id', '=', $.id),
);

/** How to get a new task into a status. */
const WAY = {
  OPEN: [],
  IN_PROGRESS: ['IN_PROGRESS'],
  BLOCKED: ['BLOCKED'],
  DONE: ['IN_PROGRESS', 'DONE'],
} as const;

const STATUSES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'] as const;

describe.each(ENGINES)('steps of a task in the %s layout', (_layout, plan) => {
  let owner: Client;
  let project: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    project = await owner.project({ key: 'STEP' });
  });

  const column = (status: string): Promise<string[]> =>
    owner.titles(`project=STEP&status=${status}&sort=rank`);
  const add = (title: string, fields: object = {}): Promise<TaskAnswer> =>
    owner.task(project.id, { title, ...fields });

  describe('transitions', () => {
    it.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))(
      '%s to %s',
      async (from, to) => {
        const task = await owner.to((await add('step')).id, ...WAY[from]);
        const answer = await owner.send<TaskAnswer & ProblemAnswer>(
          'POST',
          `/tasks/${task.id}/transition`,
          { status: to },
        );
        if (from === to) {
          expect(answer).toMatchObject({ status: 200, body: { version: task.version } });
        } else if (nextNames(DEFAULT_WORKFLOW, from).includes(to)) {
          expect(answer).toMatchObject({
            status: 200,
            body: { status: to, version: task.version + 1 },
          });
          expect(answer.body.completedAt).toBe(to === 'DONE' ? answer.body.updatedAt : null);
        } else {
          expect(answer).toMatchObject({
            status: 409,
            body: { code: 'illegal_transition', from, to, legal: task.transitions },
          });
          expect(answer.body.detail).toContain(task.transitions.join(', '));
          expect(await owner.ok('GET', `/tasks/${task.id}`)).toEqual(task);
        }
      },
    );

    it('complete only what is in progress, and clear the time of completion when it is taken up again', async () => {
      const task = await add('to complete');
      expect(await owner.refusal('POST', `/tasks/${task.id}/complete`)).toBe(
        '409 illegal_transition',
      );
      await owner.to(task.id, 'IN_PROGRESS');
      const done = await owner.ok<TaskAnswer>('POST', `/tasks/${task.id}/complete`);
      expect(done).toMatchObject({ status: 'DONE', transitions: ['OPEN', 'IN_PROGRESS'] });
      expect(done.completedAt).toBe(done.updatedAt);
      expect(await owner.to(task.id, 'OPEN')).toMatchObject({ status: 'OPEN', completedAt: null });
    });

    it('go to the end of the new column, and into history with their note', async () => {
      await add('was blocked', { status: 'BLOCKED' });
      const task = await add('gets blocked');
      await owner.ok('POST', `/tasks/${task.id}/transition`, {
        status: 'BLOCKED',
        note: ' waiting ',
      });
      expect((await column('BLOCKED')).at(-1)).toBe('gets blocked');
      expect((await owner.activity(`/tasks/${task.id}`))[0]).toMatchObject({
        kind: 'task.transitioned',
        changes: [{ field: 'status', from: 'OPEN', to: 'BLOCKED' }],
        note: 'waiting',
      });
    });

    it('refuse what is no status', async () => {
      const task = await add('x');
      expect(await owner.refusal('POST', `/tasks/${task.id}/transition`, { status: 'NOPE' })).toBe(
        '422 invalid status',
      );
      expect(await owner.refusal('POST', `/tasks/${task.id}/transition`, {})).toBe(
        '422 invalid status',
      );
      expect(await owner.refusal('POST', `/tasks/${newId()}/transition`, { status: 'DONE' })).toBe(
        '404 not_found',
      );
    });
  });

  describe('moves', () => {
    let board: ProjectAnswer;
    let cards: Record<string, TaskAnswer>;
    const order = (status = 'OPEN'): Promise<string> =>
      owner
        .titles(`project=${board.id}&status=${status}&sort=rank`)
        .then((titles) => titles.join(''));
    const id = (title: string): string => (cards[title] as TaskAnswer).id;
    const move = (title: string, body: object): Promise<TaskAnswer> =>
      owner.ok('POST', `/tasks/${id(title)}/move`, body);

    beforeAll(async () => {
      board = await owner.project({ key: 'BOARD' });
      cards = {};
    });

    const deal = async (titles: string): Promise<void> => {
      for (const { id: old } of await owner.all<TaskAnswer>(`/tasks?project=${board.id}`, 100))
        await owner.ok('DELETE', `/tasks/${old}`);
      for (const title of titles) cards[title] = await owner.task(board.id, { title });
    };

    it('go before, after, between, and to the end', async () => {
      await deal('abcd');
      await move('d', { before: id('a') });
      expect(await order()).toBe('dabc');
      await move('d', { after: id('b') });
      expect(await order()).toBe('abdc');
      await move('c', { after: id('a'), before: id('b') });
      expect(await order()).toBe('acbd');
      await move('a', {});
      expect(await order()).toBe('cbda');
    });

    it('cross columns by the lifecycle, as one change of history', async () => {
      await deal('abc');
      await move('a', { status: 'IN_PROGRESS' });
      await move('b', { status: 'IN_PROGRESS', before: id('a') });
      expect([await order('OPEN'), await order('IN_PROGRESS')]).toEqual(['c', 'ba']);
      const done = await move('b', { status: 'DONE' });
      expect(done).toMatchObject({ status: 'DONE', completedAt: done.updatedAt });
      expect((await owner.activity(`/tasks/${id('b')}`))[0]).toMatchObject({
        kind: 'task.moved',
        changes: [{ field: 'status', from: 'IN_PROGRESS', to: 'DONE' }],
      });
      expect(await owner.refusal('POST', `/tasks/${id('c')}/move`, { status: 'DONE' })).toBe(
        '409 illegal_transition',
      );
    });

    it('within a column make a version but no history, and none at all to where it is', async () => {
      await deal('abc');
      expect(await move('c', { before: id('a') })).toMatchObject({ version: 2 });
      expect(await owner.activity(`/tasks/${id('c')}`)).toHaveLength(1);
      expect(await move('c', { before: id('a') })).toMatchObject({ version: 2 });
      expect(await move('b', {})).toMatchObject({ version: 1 });
      expect(await move('a', { after: id('c'), before: id('b') })).toMatchObject({ version: 1 });
    });

    it('refuse neighbours that are elsewhere', async () => {
      await deal('abc');
      const at = (body: object): Promise<string> =>
        owner.refusal('POST', `/tasks/${id('a')}/move`, body);
      expect(await at({ before: newId() })).toBe('404 not_found');
      const foreign = await add('in another project');
      expect(await at({ after: foreign.id })).toBe('404 not_found');
      expect(await at({ after: id('a') })).toBe('422 invalid after');
      expect(await at({ after: id('c'), before: id('b') })).toBe('409 conflict');
      await owner.to(id('b'), 'BLOCKED');
      expect(await at({ before: id('b') })).toBe('409 conflict');
      await owner.ok('DELETE', `/tasks/${id('c')}`);
      expect(await at({ after: id('c') })).toBe('409 conflict');
      expect(await at({ before: 'x' })).toBe('422 invalid before');
      expect(await order()).toBe('a');
    });

    it('between neighbours that share a rank make room', async () => {
      // Transitions do not wait for each other, so two at once may be given the same end of a column.
      await deal('abcdz');
      const tenant = await app.app.tenancy.find(owner.person.tenantId);
      if (!tenant) throw new Error('no such tenant');
      await app.app.tenancy.scopeOf(tenant).transact(async (tx) => {
        for (const title of 'abc') await tx.change(setRank, { id: id(title), rank: 'a1' });
      });
      expect(await order()).toBe('abcdz');
      await move('z', { after: id('a'), before: id('b') });
      expect(await order()).toBe('azbcd');
      await move('d', { before: id('c') });
      expect(await order()).toBe('azbdc');
      const ranks = (await owner.all<TaskAnswer>(`/tasks?project=${board.id}`, 100)).map(
        (task) => task.rank,
      );
      expect(new Set(ranks).size).toBe(5);
    });

    it('made at once leave one order that everybody sees, with no rank shared', async () => {
      await deal('abcdefgh');
      await Promise.all(
        'cdefgh'
          .split('')
          .map((title) => move(title, { after: id('a'), before: id('b') }).catch(() => undefined)),
      );
      const tasks = await owner.all<TaskAnswer>(`/tasks?project=${board.id}&sort=rank`, 100);
      expect(new Set(tasks.map((task) => task.rank)).size).toBe(8);
      expect(tasks[0]?.title).toBe('a');
      expect(tasks.at(-1)?.title).toBe('b');
    });
  });
});

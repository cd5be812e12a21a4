import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Task } from '#api/index.ts';
import { EventBuffer, type LiveEvent } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { inTurn } from '../in-turn.ts';
import { tasksOf, totalOf, type TaskPages } from '../pages.ts';
import { applyAnswer, taskReducer } from './reducer.ts';

const slug = 'acme';
let last = 0;
/** Ids are new for each test, because versions heard of are remembered. */
let card = 'a';

const task = (id: string, given: Partial<Task> = {}): Task =>
  ({
    id,
    projectId: 'p',
    title: id,
    description: 'text',
    status: 'OPEN',
    labels: [],
    rank: id,
    parentId: null,
    deletedAt: null,
    assignee: null,
    version: 1,
    ...given,
  }) as Task;

const keyOf = (status: string) => [slug, 'tasks', 'column', 'p', status, {}];
const pagesOf = (...items: Task[]): TaskPages => ({
  pages: [{ items, nextCursor: null, total: items.length }],
  pageParams: [null],
});
const shown = (status: string) => {
  const pages = queryClient.getQueryData<TaskPages>(keyOf(status));
  return { titles: tasksOf(pages).map(({ title }) => title), total: totalOf(pages) };
};

function event(data: Task, actor = 'other', type = 'task.updated'): LiveEvent {
  return {
    type,
    position: `1-${++last}`,
    projectId: 'p',
    data,
    changed: ['title'],
    actor: { id: actor, name: actor },
    at: '2026-01-01T00:00:00.000Z',
  };
}

const apply = (...events: LiveEvent[]) => taskReducer.apply(slug, events, () => true);

/** How often anything cached changes while something is done. */
function changesDuring(work: () => void): number {
  let changes = 0;
  const end = queryClient.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') changes += 1;
  });
  work();
  end();
  return changes;
}

beforeEach(() => {
  queryClient.clear();
  card = `card ${++last}`;
  queryClient.setQueryData(['me'], { id: 'me' });
  queryClient.setQueryData(keyOf('OPEN'), pagesOf(task(card)));
  queryClient.setQueryData(keyOf('DONE'), pagesOf());
});

describe('what is cached of tasks', () => {
  it('follows an event in every place at once', () => {
    queryClient.setQueryData([slug, 'tasks', 'one', 'APO-1'], task(card));
    queryClient.setQueryData([slug, 'tasks', 'subtasks', 'mother'], []);
    const { description: _, ...told } = task(card, {
      version: 2,
      status: 'DONE',
      title: 'new',
      parentId: 'mother',
    });
    apply(event(told as Task));
    expect(shown('OPEN')).toEqual({ titles: [], total: 0 });
    expect(shown('DONE')).toEqual({ titles: ['new'], total: 1 });
    expect(queryClient.getQueryData([slug, 'tasks', 'one', 'APO-1'])).toMatchObject({
      title: 'new',
      description: 'text',
    });
    expect(queryClient.getQueryData([slug, 'tasks', 'subtasks', 'mother'])).toHaveLength(1);
  });

  it('is not touched by what is known, were it told twice or late', () => {
    const two = event(task(card, { version: 2, title: 'two' }));
    const three = event(task(card, { version: 3, title: 'three' }));
    apply(two, three);
    expect(shown('OPEN').titles).toEqual(['three']);
    expect(changesDuring(() => apply(three, two))).toBe(0);
  });

  it('is not touched by the echo of one’s own change', () => {
    const fresh = task(card, { version: 2, title: 'mine' });
    applyAnswer(slug, { task: fresh, before: task(card) });
    expect(shown('OPEN').titles).toEqual(['mine']);
    expect(changesDuring(() => apply(event(fresh, 'me')))).toBe(0);
  });

  it('counts a new task once, whether the answer or the event comes first', () => {
    const made = task(`${card} new`);
    apply(event(made, 'me', 'task.created'));
    applyAnswer(slug, { task: made, before: null });
    expect(shown('OPEN').total).toBe(2);
    const other = task(`${card} other`);
    applyAnswer(slug, { task: other, before: null });
    apply(event(other, 'me', 'task.created'));
    expect(shown('OPEN').total).toBe(3);
  });

  it('shows one’s own change until it is settled, and then what came after it', async () => {
    queryClient.setQueryData(keyOf('OPEN'), pagesOf(task(card, { title: 'being written' })));
    const turn = inTurn(card, async () => {
      apply(event(task(card, { version: 3, title: 'theirs' })));
      expect(shown('OPEN').titles).toEqual(['being written']);
      applyAnswer(slug, { task: task(card, { version: 2, title: 'mine' }), before: task(card) });
      expect(shown('OPEN').titles).toEqual(['mine']);
    });
    await turn;
    expect(shown('OPEN').titles).toEqual(['theirs']);
  });

  it('stays as stale as it was', () => {
    queryClient
      .getQueryCache()
      .find({ queryKey: keyOf('OPEN') })
      ?.invalidate();
    const before = queryClient.getQueryState(keyOf('OPEN'))?.dataUpdatedAt;
    apply(event(task(card, { version: 2, title: 'new' })));
    expect(queryClient.getQueryState(keyOf('OPEN'))).toMatchObject({
      isInvalidated: true,
      dataUpdatedAt: before,
    });
  });
});

describe('an answer that was on its way', () => {
  it('does not take back what was heard meanwhile', async () => {
    const news = new EventBuffer(slug, [taskReducer]);
    const { promise, resolve } = Promise.withResolvers<TaskPages>();
    const answer = queryClient.fetchQuery({
      queryKey: keyOf('OPEN'),
      queryFn: () => promise,
      staleTime: 0,
    });
    news.add(event(task(card, { version: 2, title: 'new' })));
    await vi.waitFor(() => expect(shown('OPEN').titles).toEqual(['new']));
    resolve(pagesOf(task(card)));
    await answer;
    expect(shown('OPEN').titles).toEqual(['new']);
    news.close();
  });

  it('is not the only thing that is brought up to date: so is what was put back', async () => {
    const news = new EventBuffer(slug, [taskReducer]);
    const since = Date.now();
    news.add(event(task(card, { version: 2, title: 'new' })));
    await vi.waitFor(() => expect(shown('OPEN').titles).toEqual(['new']));
    queryClient.setQueryData(keyOf('OPEN'), pagesOf(task(card)));
    EventBuffer.replay(slug, since);
    expect(shown('OPEN').titles).toEqual(['new']);
    news.close();
  });
});

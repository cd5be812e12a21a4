import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Task } from '#api/index.ts';
import { LiveWorkspace, EventBuffer, type LiveEvent } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { taskChanger } from '../line.ts';
import { tasksOf, totalOf, type TaskPages } from '../pages.ts';
import { applyAnswer, taskReducer } from './reducer.ts';

const slug = 'acme';
let live = new LiveWorkspace(slug, 'me');
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

type TaskEvent = 'task.created' | 'task.updated' | 'task.deleted' | 'task.restored';

function event(data: Task, actor = 'other', type: TaskEvent = 'task.updated'): LiveEvent {
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

const take = (...events: LiveEvent[]) => taskReducer.apply(live, events, () => true);

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
    take(event(told as Task));
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
    take(two, three);
    expect(shown('OPEN').titles).toEqual(['three']);
    expect(changesDuring(() => take(three, two))).toBe(0);
  });

  it('is not touched by the echo of one’s own change', () => {
    const fresh = task(card, { version: 2, title: 'mine' });
    applyAnswer(live, { task: fresh, before: task(card) });
    expect(shown('OPEN').titles).toEqual(['mine']);
    expect(changesDuring(() => take(event(fresh, 'me')))).toBe(0);
  });

  it('counts a new task once, whether the answer or the event comes first', () => {
    const made = task(`${card} new`);
    take(event(made, 'me', 'task.created'));
    applyAnswer(live, { task: made, before: null });
    expect(shown('OPEN').total).toBe(2);
    const other = task(`${card} other`);
    applyAnswer(live, { task: other, before: null });
    take(event(other, 'me', 'task.created'));
    expect(shown('OPEN').total).toBe(3);
  });

  it('shows one’s own change until it is settled, and then what came after it', async () => {
    queryClient.setQueryData(keyOf('OPEN'), pagesOf(task(card, { title: 'being written' })));
    const send = async () => {
      take(event(task(card, { version: 3, title: 'theirs' })));
      expect(shown('OPEN').titles).toEqual(['being written']);
      applyAnswer(live, { task: task(card, { version: 2, title: 'mine' }), before: task(card) });
      expect(shown('OPEN').titles).toEqual(['mine']);
    };
    await taskChanger(live, card, { send }).attempt(undefined);
    expect(shown('OPEN').titles).toEqual(['theirs']);
  });

  it('stays as stale as it was', () => {
    queryClient
      .getQueryCache()
      .find({ queryKey: keyOf('OPEN') })
      ?.invalidate();
    const before = queryClient.getQueryState(keyOf('OPEN'))?.dataUpdatedAt;
    take(event(task(card, { version: 2, title: 'new' })));
    expect(queryClient.getQueryState(keyOf('OPEN'))).toMatchObject({
      isInvalidated: true,
      dataUpdatedAt: before,
    });
  });
});

describe('an answer that was on its way', () => {
  it('does not take back what was heard meanwhile', async () => {
    const news = new EventBuffer(live, [taskReducer]);
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
    const news = new EventBuffer(live, [taskReducer]);
    const since = Date.now();
    news.add(event(task(card, { version: 2, title: 'new' })));
    await vi.waitFor(() => expect(shown('OPEN').titles).toEqual(['new']));
    queryClient.setQueryData(keyOf('OPEN'), pagesOf(task(card)));
    news.replay(since);
    expect(shown('OPEN').titles).toEqual(['new']);
    news.close();
  });
});

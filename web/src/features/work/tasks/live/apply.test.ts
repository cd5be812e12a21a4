import { describe, expect, it } from 'vitest';
import type { Task } from '#api/index.ts';
import type { TaskFilter } from '../filter.ts';
import { tasksOf, totalOf, type TaskPages } from '../pages.ts';
import type { Sort } from '../queries.ts';
import { applied, type Certainty } from './apply.ts';
import type { TaskChange, EventTask } from './task-change.ts';
import { rulesOf } from './rules.ts';

const ME = 'me';

const task = (id: string, given: Partial<Task> = {}): Task =>
  ({
    id,
    projectId: 'p',
    title: id,
    description: `about ${id}`,
    status: 'OPEN',
    priority: 'medium',
    assignee: null,
    labels: [],
    dueAt: null,
    parentId: null,
    rank: id,
    number: 1,
    version: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    ...given,
  }) as Task;

/** Pages of tasks; `more` when others lie behind them, `total` in all. */
function pages(lists: Task[][], more = false, total = lists.flat().length): TaskPages {
  return {
    pages: lists.map((items, index) => ({
      items,
      nextCursor: index < lists.length - 1 || more ? `after ${index}` : null,
      ...(index === 0 ? { total } : {}),
    })),
    pageParams: lists.map(() => null),
  };
}

const column = (status = 'OPEN', filter: TaskFilter = {}) =>
  rulesOf(['acme', 'tasks', 'column', 'p', status, filter], ME)!;
const list = (sort: Sort = '-updatedAt', filter: TaskFilter = {}) =>
  rulesOf(['acme', 'tasks', 'list', 'p', filter, sort], ME)!;

/** What an event tells of a change: without the description, as the next version. */
function change(before: Task, given: Partial<Task>): TaskChange {
  const { description: _, ...told } = { ...before, version: before.version + 1, ...given };
  return { task: told, changed: Object.keys(given), before };
}
const made = (task: Task): TaskChange => ({ task, changed: Object.keys(task), before: null });

const apply = (
  to: TaskPages,
  news: TaskChange,
  rules = column(),
  certainty: Certainty = 'before',
  busy: string[] = [],
) => applied(to, news, { rules, certainty, isBusy: (id) => busy.includes(id) });

const ids = (of: TaskPages) => tasksOf(of).map(({ id }) => id);
const [b, d, f] = [task('b'), task('d'), task('f')];

describe('a column that hears of a task', () => {
  it('takes a new one in at its rank, and counts it', () => {
    const { pages: next, isStale } = apply(pages([[b, d], [f]]), made(task('e')));
    expect(ids(next)).toEqual(['b', 'd', 'e', 'f']);
    expect([totalOf(next), isStale]).toEqual([4, false]);
    expect(ids(apply(pages([[b]]), made(task('a'))).pages)).toEqual(['a', 'b']);
    expect(ids(apply(pages([[b]]), made(task('c'))).pages)).toEqual(['b', 'c']);
    expect(ids(apply(pages([[]]), made(task('c'))).pages)).toEqual(['c']);
  });

  it('settles equal ranks by id', () => {
    const twins = [task('x', { rank: 'k' }), task('z', { rank: 'k' })];
    expect(ids(apply(pages([twins]), made(task('y', { rank: 'k' }))).pages)).toEqual([
      'x',
      'y',
      'z',
    ]);
  });

  it('moves a card within it, keeps its description and the count', () => {
    const { pages: next } = apply(pages([[b, d], [f]]), change(f, { rank: 'c' }));
    expect(ids(next)).toEqual(['b', 'f', 'd']);
    expect(totalOf(next)).toBe(3);
    expect(tasksOf(next)[1]?.description).toBe('about f');
  });

  it('gives a card away and takes one in from another column', () => {
    const gone = change(d, { status: 'DONE', rank: 'a' });
    expect(ids(apply(pages([[b, d, f]]), gone).pages)).toEqual(['b', 'f']);
    expect(totalOf(apply(pages([[b, d, f]]), gone).pages)).toBe(2);
    const done = pages([[task('c', { status: 'DONE' })]]);
    const arrived = apply(done, gone, column('DONE')).pages;
    expect(ids(arrived)).toEqual(['d', 'c']);
    expect(totalOf(arrived)).toBe(2);
  });

  it('changes nothing at all for a version it has, or an older one', () => {
    const at = pages([[task('b', { version: 4, title: 'new' })]]);
    for (const version of [3, 4]) {
      const news = { task: task('b', { version, status: 'DONE' }) };
      expect(apply(at, news).pages).toBe(at);
    }
    expect(apply(at, made(task('b', { version: 4 }))).pages).toBe(at);
  });

  it('drops a deleted card, and takes a restored one back where it was', () => {
    const deleted = change(d, { deletedAt: '2026-01-02T00:00:00.000Z' });
    const without = apply(pages([[b, d, f]]), deleted).pages;
    expect([ids(without), totalOf(without)]).toEqual([['b', 'f'], 2]);
    const restored = change({ ...d, ...deleted.task }, { deletedAt: null });
    const back = apply(without, restored).pages;
    expect([ids(back), totalOf(back)]).toEqual([['b', 'd', 'f'], 3]);
  });

  it('leaves a column alone that a task has nothing to do with', () => {
    const at = pages([[b]]);
    const elsewhere = change(task('z', { status: 'BLOCKED' }), { status: 'DONE' });
    expect(apply(at, elsewhere).pages).toBe(at);
    expect(apply(at, made(task('z', { projectId: 'other' }))).pages).toBe(at);
  });

  it('is not misled by the place of a card that is being moved', () => {
    const moving = task('m', { rank: 'a' });
    const at = pages([[b, d, moving]]);
    expect(ids(apply(at, made(task('c')), column(), 'before', ['m']).pages)).toEqual([
      'b',
      'c',
      'd',
      'm',
    ]);
  });
});

describe('a column of which more is to be loaded', () => {
  const at = pages([[b, d]], true, 9);

  it('counts what lies beyond without showing it', () => {
    const { pages: next, isStale } = apply(at, made(task('z')));
    expect([ids(next), totalOf(next), isStale]).toEqual([['b', 'd'], 10, false]);
    const gone = apply(at, change(task('z'), { status: 'DONE' }));
    expect([totalOf(gone.pages), gone.isStale]).toEqual([8, false]);
  });

  it('shows what comes from beyond, and what goes there no more', () => {
    const came = apply(at, change(task('z'), { rank: 'c' })).pages;
    expect([ids(came), totalOf(came)]).toEqual([['b', 'z', 'd'], 9]);
    const went = apply(at, change(b, { rank: 'x' })).pages;
    expect([ids(went), totalOf(went)]).toEqual([['d'], 9]);
  });

  it('still knows where the next page begins when the last card has left', () => {
    const left = apply(at, change(d, { status: 'DONE' })).pages;
    expect(ids(apply(left, made(task('c'))).pages)).toEqual(['b', 'c']);
    expect(ids(apply(left, made(task('e'))).pages)).toEqual(['b']);
  });

  it('asks the server when it cannot know whether a task was counted', () => {
    expect(apply(at, { task: task('z', { version: 5 }) }).isStale).toBe(true);
    expect(apply(at, { task: task('z', { version: 5, status: 'DONE' }) }).isStale).toBe(true);
  });
});

describe('an answer that may be older than what was heard', () => {
  it('is brought up to date', () => {
    const next = apply(pages([[b, d]]), change(d, { status: 'DONE' }), column(), 'unsure').pages;
    expect([ids(next), totalOf(next)]).toEqual([['b'], 1]);
    const grown = apply(pages([[b]]), made(task('c')), column(), 'unsure').pages;
    expect([ids(grown), totalOf(grown)]).toEqual([['b', 'c'], 2]);
  });

  it('is asked for again when the count cannot be told', () => {
    const at = pages([[b]], true, 5);
    const beyond = apply(at, made(task('z')), column(), 'unsure');
    expect([totalOf(beyond.pages), beyond.isStale]).toEqual([5, true]);
    expect(apply(at, change(task('z'), { status: 'DONE' }), column(), 'unsure').isStale).toBe(true);
  });
});

describe('the answer to a change of one’s own', () => {
  it('is not counted again where it left', () => {
    const at = pages([[b]], true, 5);
    const next = apply(at, change(task('z'), { status: 'DONE' }), column(), 'shown');
    expect([totalOf(next.pages), next.isStale]).toEqual([5, false]);
  });

  it('keeps a card before one’s eyes that belongs beyond what is loaded', () => {
    const at = pages([[b, d]], true, 9);
    const next = apply(at, change(d, { rank: 'zz' }), column(), 'shown').pages;
    expect(ids(next)).toEqual(['b', 'd']);
    expect(tasksOf(next)[1]?.version).toBe(2);
  });
});

describe('a list that hears of a task', () => {
  const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`;
  const rows = [3, 2, 1].map((n) => task(`t${n}`, { updatedAt: day(n), number: n }));
  const [, t2] = rows as [Task, Task, Task];

  it('keeps its order, whatever that is', () => {
    const news = change(t2, { updatedAt: day(4), priority: 'urgent' });
    expect(ids(apply(pages([rows]), news, list('-updatedAt')).pages)).toEqual(['t2', 't3', 't1']);
    expect(ids(apply(pages([rows]), news, list('-priority')).pages)[0]).toBe('t2');
    expect(ids(apply(pages([rows]), news, list('-number')).pages)).toEqual(['t3', 't2', 't1']);
    const due = change(t2, { dueAt: day(1) });
    expect(ids(apply(pages([rows]), due, list('dueAt')).pages)[0]).toBe('t2');
    expect(ids(apply(pages([rows]), due, list('-dueAt')).pages)[0]).toBe('t2');
  });

  it.each<[TaskFilter, Partial<Task>, boolean]>([
    [{ status: 'OPEN,DONE' }, { status: 'DONE' }, true],
    [{ status: 'OPEN' }, { status: 'DONE' }, false],
    [{ priority: 'high' }, { priority: 'high' }, true],
    [{ assignee: 'me' }, { assignee: { id: ME, name: 'Me' } }, true],
    [{ assignee: 'me' }, { assignee: { id: 'you', name: 'You' } }, false],
    [{ assignee: 'none' }, { assignee: { id: 'you', name: 'You' } }, false],
    [{ assignee: 'none' }, { assignee: null }, true],
    [{ label: 'a,b' }, { labels: ['b'] }, true],
    [{ label: 'a,b' }, { labels: ['c'] }, false],
    [{ deleted: true }, { deletedAt: day(1) }, true],
    [{}, { deletedAt: day(1) }, false],
  ])('narrowed by %j, has a task of %j: %s', (filter, given, expected) => {
    const news: TaskChange = { task: task('x', { version: 2, ...given }), before: task('x') };
    expect(ids(apply(pages([rows]), news, list('-updatedAt', filter)).pages).includes('x')).toBe(
      expected,
    );
  });

  it('asks the server what a text finds, unless that cannot have changed', () => {
    const found = list('-updatedAt', { q: 't' });
    expect(apply(pages([rows]), made(task('x')), found).isStale).toBe(true);
    const renamed = apply(pages([rows]), change(t2, { title: 'other' }), found);
    expect(renamed.isStale).toBe(true);
    expect(tasksOf(renamed.pages)[1]?.title).toBe('other');
    const raised = apply(pages([rows]), change(t2, { priority: 'high' }), found);
    expect(raised.isStale).toBe(false);
    expect(tasksOf(raised.pages)[1]?.priority).toBe('high');
  });

  it('asks the server for the order of titles', () => {
    const byTitle = list('title');
    expect(apply(pages([rows]), made(task('x')), byTitle).isStale).toBe(true);
    expect(apply(pages([rows]), change(t2, { title: 'other' }), byTitle).isStale).toBe(true);
    expect(apply(pages([rows]), change(t2, { priority: 'high' }), byTitle).isStale).toBe(false);
  });
});

describe('events in whatever order', () => {
  it('end in the newest version', () => {
    const steps: EventTask[] = [2, 3, 4].map((version) =>
      task('d', { version, title: `v${version}` }),
    );
    const [two, three, four] = steps.map((told) => ({ task: told, before: d })) as [
      TaskChange,
      TaskChange,
      TaskChange,
    ];
    for (const order of [
      [two, three, four],
      [four, two, three],
      [three, four, four, two],
    ]) {
      const next = order.reduce((at, news) => apply(at, news).pages, pages([[b, d]]));
      expect([tasksOf(next)[1]?.title, totalOf(next)]).toEqual(['v4', 2]);
    }
  });
});

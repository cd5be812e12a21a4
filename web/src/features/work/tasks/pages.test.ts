import { describe, expect, it } from 'vitest';
import type { Task } from '#api/index.ts';

import {
  changedTask,
  movedCard,
  tasksOf,
  totalOf,
  totalText,
  withoutTask,
  withTask,
  type TaskPages,
} from './pages.ts';

const task = (id: string, status: string = 'OPEN') => ({ id, status, title: id }) as Task;

/** Pages of cards; only the first carries the total, as the server sends it. */
function pages(...lists: string[][]): TaskPages {
  const total = lists.flat().length;
  return {
    pages: lists.map((ids, index) => ({
      items: ids.map((id) => task(id)),
      nextCursor: index < lists.length - 1 ? String(index) : null,
      ...(index === 0 ? { total } : {}),
    })),
    pageParams: lists.map(() => null),
  };
}

const ids = (of: TaskPages | undefined) => tasksOf(of).map(({ id }) => id);

describe('a total', () => {
  const of = (total: number, totalIsMinimum: boolean): TaskPages => ({
    pages: [{ items: [task('a')], nextCursor: 'b', total, totalIsMinimum }],
    pageParams: [null],
  });

  it('is shown as it was counted, and changes with what comes and goes', () => {
    expect(totalText(of(12345, false))).toBe('12,345');
    expect(totalOf(withoutTask(of(12345, false), 'a'))).toBe(12344);
  });

  it('says where there are more than were counted, and stays then', () => {
    expect(totalText(of(2000, true))).toBe('2,000+');
    expect(totalOf(of(2000, true))).toBe(-1);
    expect(totalText(withoutTask(of(2000, true), 'a'))).toBe('2,000+');
  });
});

describe('pages of cards', () => {
  it('puts a card before or after a neighbour on whatever page it is', () => {
    expect(ids(withTask(pages(['a', 'b'], ['c']), task('x'), { before: 'c' }))).toEqual([
      'a',
      'b',
      'x',
      'c',
    ]);
    expect(ids(withTask(pages(['a', 'b'], ['c']), task('x'), { after: 'a' }))).toEqual([
      'a',
      'x',
      'b',
      'c',
    ]);
  });

  it('puts a card at the end when no neighbour is named or known', () => {
    expect(ids(withTask(pages(['a'], ['b']), task('x')))).toEqual(['a', 'b', 'x']);
    expect(ids(withTask(pages(['a']), task('x'), { before: 'gone' }))).toEqual(['a', 'x']);
    expect(ids(withTask(pages([]), task('x')))).toEqual(['x']);
  });

  it('moves a card within its pages without doubling it, and keeps the total', () => {
    const moved = withTask(pages(['a', 'b'], ['c']), task('c'), { before: 'a' });
    expect(ids(moved)).toEqual(['c', 'a', 'b']);
    expect(totalOf(moved)).toBe(3);
  });

  it('counts what comes and goes', () => {
    expect(totalOf(withTask(pages(['a']), task('x')))).toBe(2);
    expect(totalOf(withoutTask(pages(['a', 'b']), 'a'))).toBe(1);
    expect(totalOf(withoutTask(pages(['a', 'b']), 'z'))).toBe(2);
  });

  it('shows a card once that two pages hold', () => {
    expect(ids(pages(['a', 'b'], ['b', 'c']))).toEqual(['a', 'b', 'c']);
  });

  it('changes one card and leaves the pages it was given alone', () => {
    const before = pages(['a', 'b']);
    const after = changedTask(before, 'b', (each) => ({ ...each, title: 'new' }));
    expect(tasksOf(after)[1]?.title).toBe('new');
    expect(tasksOf(before)[1]?.title).toBe('b');
  });
});

describe('movedCard', () => {
  const board = { OPEN: pages(['a', 'b']), IN_PROGRESS: pages(['c']), DONE: pages([]) };

  it('takes a card from its column to a place in another', () => {
    const next = movedCard(board, task('a'), { status: 'IN_PROGRESS', before: 'c' });
    expect(ids(next.OPEN)).toEqual(['b']);
    expect(ids(next.IN_PROGRESS)).toEqual(['a', 'c']);
    expect(tasksOf(next.IN_PROGRESS)[0]?.status).toBe('IN_PROGRESS');
    expect([totalOf(next.OPEN), totalOf(next.IN_PROGRESS)]).toEqual([1, 2]);
  });

  it('fills an empty column', () => {
    expect(ids(movedCard(board, task('c', 'IN_PROGRESS'), { status: 'DONE' }).DONE)).toEqual(['c']);
  });

  it('leaves the board it was given as it was, so that a refusal can be taken back', () => {
    movedCard(board, task('a'), { status: 'DONE' });
    expect(ids(board.OPEN)).toEqual(['a', 'b']);
  });
});

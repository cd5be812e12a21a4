import { describe, expect, it } from 'vitest';
import type { Task } from '#api/index.ts';

import { neighbourOf, placeAfter, placeOfDrop, type Lane } from './steps.ts';

const next: Record<string, string[]> = {
  OPEN: ['IN_PROGRESS', 'BLOCKED'],
  IN_PROGRESS: ['OPEN', 'BLOCKED', 'DONE'],
  BLOCKED: ['OPEN', 'IN_PROGRESS'],
  DONE: ['OPEN', 'IN_PROGRESS'],
};
const task = (id: string, status: string) => ({ id, status, transitions: next[status] }) as Task;
const lane = (status: string, ...ids: string[]): Lane => ({
  status,
  tasks: ids.map((id) => task(id, status)),
});
const lanes = [
  lane('OPEN', 'a', 'b', 'c'),
  lane('IN_PROGRESS'),
  lane('BLOCKED', 'd'),
  lane('DONE', 'e', 'f'),
];
const idOf = (found: Task | undefined) => found?.id;

describe('neighbourOf', () => {
  it('goes up and down in a column and stops at its ends', () => {
    expect(idOf(neighbourOf(lanes, 'b', 'up'))).toBe('a');
    expect(idOf(neighbourOf(lanes, 'b', 'down'))).toBe('c');
    expect(neighbourOf(lanes, 'a', 'up')).toBeUndefined();
  });

  it('skips empty columns sideways and stays near the same height', () => {
    expect(idOf(neighbourOf(lanes, 'c', 'right'))).toBe('d');
    expect(idOf(neighbourOf(lanes, 'd', 'left'))).toBe('a');
    expect(neighbourOf(lanes, 'f', 'right')).toBeUndefined();
  });
});

describe('placeAfter', () => {
  it('moves within the column', () => {
    expect(placeAfter(lanes, task('b', 'OPEN'), 'up')).toEqual({ status: 'OPEN', before: 'a' });
    expect(placeAfter(lanes, task('b', 'OPEN'), 'down')).toEqual({ status: 'OPEN', after: 'c' });
    expect(placeAfter(lanes, task('c', 'OPEN'), 'down')).toBeUndefined();
  });

  it('goes to the nearest column that is legal', () => {
    expect(placeAfter(lanes, task('a', 'OPEN'), 'right')).toEqual({
      status: 'IN_PROGRESS',
      before: undefined,
    });
    expect(placeAfter(lanes, task('d', 'BLOCKED'), 'right')).toBeUndefined();
    expect(placeAfter(lanes, task('e', 'DONE'), 'left')?.status).toBe('IN_PROGRESS');
  });
});

describe('placeOfDrop', () => {
  const [open, , , done] = lanes as [Lane, Lane, Lane, Lane];

  it('lands at the edge of the card below the pointer', () => {
    expect(placeOfDrop(done, task('a', 'OPEN'), { id: 'e', edge: 'bottom' })).toEqual({
      status: 'DONE',
      after: 'e',
    });
    expect(placeOfDrop(open, task('c', 'OPEN'), { id: 'a', edge: 'top' })).toEqual({
      status: 'OPEN',
      before: 'a',
    });
  });

  it('lands at the end when dropped on the column', () => {
    expect(placeOfDrop(open, task('a', 'OPEN'))).toEqual({ status: 'OPEN', after: 'c' });
    expect(placeOfDrop(lane('IN_PROGRESS'), task('a', 'OPEN'))).toEqual({ status: 'IN_PROGRESS' });
  });

  it('is nothing when the card stays where it is', () => {
    expect(placeOfDrop(open, task('b', 'OPEN'), { id: 'a', edge: 'bottom' })).toBeUndefined();
    expect(placeOfDrop(open, task('b', 'OPEN'), { id: 'c', edge: 'top' })).toBeUndefined();
    expect(placeOfDrop(open, task('b', 'OPEN'), { id: 'b', edge: 'top' })).toBeUndefined();
    expect(placeOfDrop(open, task('c', 'OPEN'))).toBeUndefined();
  });
});

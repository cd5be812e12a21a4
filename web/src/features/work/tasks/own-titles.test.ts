import { expect, it } from 'vitest';
import { newestOwn, noteOwn } from './own-titles.ts';

it('follows own titles that were saved one after another', () => {
  noteOwn('a', 1, 2);
  noteOwn('a', 2, 3);
  expect([1, 2, 3].map((version) => newestOwn('a', version))).toEqual([3, 3, 3]);
});

it('stops before a title of someone else', () => {
  noteOwn('b', 1, 2);
  noteOwn('b', 3, 4);
  expect(newestOwn('b', 1)).toBe(2);
});

it('stays where the title before was refused, and does not mix tasks', () => {
  expect(newestOwn('c', 1)).toBe(1);
});

it('ends although a title was saved that changed nothing', () => {
  noteOwn('d', 1, 1);
  expect(newestOwn('d', 1)).toBe(1);
});

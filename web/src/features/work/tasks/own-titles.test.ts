import { expect, it } from 'vitest';
import { ownTitles } from './own-titles.ts';

it('follows own titles that were saved one after another', () => {
  const own = ownTitles();
  own.note('a', 1, 2);
  own.note('a', 2, 3);
  expect([1, 2, 3].map((version) => own.newest('a', version))).toEqual([3, 3, 3]);
});

it('stops before a title of someone else', () => {
  const own = ownTitles();
  own.note('a', 1, 2);
  own.note('a', 3, 4);
  expect(own.newest('a', 1)).toBe(2);
});

it('stays where the title before was refused, and does not mix tasks', () => {
  const own = ownTitles();
  own.note('a', 1, 2);
  expect(own.newest('b', 1)).toBe(1);
});

it('ends although a title was saved that changed nothing', () => {
  const own = ownTitles();
  own.note('a', 1, 1);
  expect(own.newest('a', 1)).toBe(1);
});

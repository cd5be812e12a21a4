import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRank, ranksBetween } from './rank.ts';

it('what was made here is a rank', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const ranks = ranksBetween(null, null, count);
      const [first = '', second = null] = ranks;
      expect([...ranks, ...ranksBetween(first, second, 3)].every(isRank)).toBe(true);
    }),
  );
});

it.each(['', 'a', '0', 'a00', 'a0-', 'a0 ', 'ä0', 'A00000000000000000000000000', 'a0\u007f'])(
  '%j is none',
  (text) => {
    expect(isRank(text)).toBe(false);
  },
);

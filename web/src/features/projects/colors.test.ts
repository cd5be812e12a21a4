import { expect, test } from 'vitest';
import { freeKey, keyOf } from './colors.ts';

test('a key comes from the initials, or from the only word', () => {
  expect(['Website relaunch', 'Orchard', 'Über uns', '2026'].map(keyOf)).toEqual([
    'WR',
    'ORCH',
    'UU',
    '',
  ]);
});

test('a taken key is followed by the first free number', () => {
  const taken = new Set(['WINT', 'WINT2']);
  expect(['WINT', 'SUM', ''].map((key) => freeKey(key, taken))).toEqual(['WINT3', 'SUM', '']);
});

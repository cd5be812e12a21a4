import { expect, it } from 'vitest';
import { freeKey } from './colors.ts';

it('suggests a key that no project has', () => {
  expect(freeKey('Winter party', new Set())).toBe('WP');
  expect(freeKey('Winter', new Set(['WINT', 'WINT2']))).toBe('WINT3');
  expect(freeKey('!', new Set())).toBe('');
});

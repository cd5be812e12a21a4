import { expect, test } from 'vitest';
import { ticked } from './tick.ts';

const text = 'Plan\n\n- [ ] first [x]\n  1. [X] second\n* none';

test('one box is ticked, and the rest of the text stays as it is', () => {
  expect(ticked(text, text.indexOf('- ['), true)).toBe(
    'Plan\n\n- [x] first [x]\n  1. [X] second\n* none',
  );
  expect(ticked(text, text.indexOf('1. ['), false)).toBe(
    'Plan\n\n- [ ] first [x]\n  1. [ ] second\n* none',
  );
});

test('where there is no box, nothing is changed', () => {
  expect(ticked(text, text.indexOf('* none'), true)).toBeUndefined();
  expect(ticked(text, 0, true)).toBeUndefined();
});

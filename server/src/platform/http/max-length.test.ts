import { expect, test } from 'vitest';
import Type from 'typebox';
import { object } from './schema.ts';
import { compileCheck } from './validation.ts';

const Text = object({ text: Type.String({ maxLength: 3 }) });
const check = compileCheck(Text);
const isValid = (text: string): boolean => check({ text });

test('counts characters, not halves of pairs', () => {
  expect(isValid('abc')).toBe(true);
  expect(isValid('😀😀😀')).toBe(true);
  expect(isValid('😀😀😀a')).toBe(false);
  expect(isValid('a'.repeat(4))).toBe(false);
  expect(isValid('a'.repeat(7))).toBe(false);
  expect(check.errors).toMatchObject([
    {
      instancePath: '/text',
      keyword: 'maxLength',
      message: 'must NOT have more than 3 characters',
      params: { limit: 3 },
    },
  ]);
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isPlain, isSuspect, parsePlain, plainJson, textProblem, toPlain } from './text.ts';

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '\ud800',
    '\udc00',
    'a\0b',
    '\udfff\ud800',
    '\ud83d\ude00',
    '\\ud800',
    '\\u0000',
    '\u2028',
  ),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    odd,
    fc.double(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(odd, tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('what is made plain is plain, and what is plain stays as it is', () => {
  fc.assert(
    fc.property(odd, (text) => {
      expect(isPlain(toPlain(text))).toBe(true);
      if (isPlain(text)) expect(toPlain(text)).toBe(text);
    }),
  );
});

test('JSON text that is not suspect holds nothing that is not plain', () => {
  fc.assert(
    fc.property(values, (value) => {
      const json = JSON.stringify(value);
      if (textProblem(value)) expect(isSuspect(json)).toBe(true);
      expect(textProblem(JSON.parse(plainJson(value)))).toBeUndefined();
      expect(textProblem(parsePlain(json))).toBeUndefined();
      if (!textProblem(value)) expect(plainJson(value)).toBe(json);
    }),
  );
});

test('an escape is found however it is written', () => {
  for (const json of ['"\\ud800"', '"\\uDBFF"', '"\\uDc00"', '"\\udfff"', '"\\u0000"'])
    expect(isSuspect(json), json).toBe(true);
  for (const json of ['"\\u00e9"', '"\\ud7ff"', '"\\ue000"', '"plain"'])
    expect(isSuspect(json), json).toBe(false);
});

describe('a problem', () => {
  it.each([
    [{ a: { b: ['x', '\ud800'] } }, 'a.b.1'],
    [{ a: 'x\0' }, 'a'],
    [['\udc00'], '0'],
    ['\ud800', ''],
    [{ 'k\ud800': 1 }, 'k\ufffd'],
  ])('of %j is named by its path', (value, path) => {
    expect(textProblem(value)?.path).toBe(path);
  });

  it('is found however deep it lies, and told in few words', () => {
    let value: unknown = '\ud800';
    for (let depth = 0; depth < 200_000; depth++) value = [value];
    expect(textProblem(value)?.path.length).toBeLessThan(100);
  });
});

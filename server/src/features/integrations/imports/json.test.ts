import { describe, expect, it } from 'vitest';
import { readEntries } from './json.ts';

describe('readEntries', () => {
  it('takes one array, and knows where its elements begin', () => {
    const text = '[\n  {"a": "x]\\"{", "b": [1,\n 2]},\n\n  {"c": {}}, 5,\n "s"\n]';
    expect(readEntries(text)).toEqual([
      { value: { a: 'x]"{', b: [1, 2] }, line: 2 },
      { value: { c: {} }, line: 5 },
      { value: 5, line: 5 },
      { value: 's', line: 6 },
    ]);
  });

  it('takes a value on each line, and arrays on lines', () => {
    expect(readEntries('\uFEFF{"n":1}\r\n\r\n{"n":2}\n[{"n":3},{"n":4}]\n')).toEqual([
      { value: { n: 1 }, line: 1 },
      { value: { n: 2 }, line: 3 },
      { value: { n: 3 }, line: 4 },
      { value: { n: 4 }, line: 4 },
    ]);
  });

  it.each([
    ['nothing at all', '', 'line 1, column 1'],
    ['no JSON', '\n\nid,title', 'line 3, column 1'],
    ['a cut-off array', '[{"a":1},\n{"b"', 'line 2, column 5'],
    ['a cut-off string', '[\n"abc', 'line 2, column 5'],
    ['a wrong token far inside', `[${'{"a":1},\n'.repeat(999)}{"a":nil}]`, 'line 1000, column 7'],
    ['a missing colon', '[\n{"b" 2}]', 'line 2, column 6'],
    ['a broken line among good ones', '{"n":1}\n{"n":}\n{"n":3}', 'line 2, column 6'],
  ])('says where %s goes wrong', (_what, text, place) => {
    expect(() => readEntries(text)).toThrow(`${place}: not JSON`);
  });
});

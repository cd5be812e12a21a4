import { expect, test } from 'vitest';
import { diff } from './diff.ts';

const marks = { same: '=', added: '+', removed: '-' };
const shown = (from: string, to: string) =>
  diff(from, to).map(({ kind, text }) => `${marks[kind]}${text}`);

test('a changed word stands beside the one it replaces', () => {
  expect(shown('buy ten chairs now', 'buy twelve chairs')).toEqual([
    '=buy ',
    '-ten',
    '+twelve',
    '= chairs',
    '- now',
  ]);
});

test('nothing became something, and the other way round', () => {
  expect(shown('', 'new')).toEqual(['+new']);
  expect(shown('old', '')).toEqual(['-old']);
  expect(shown('same', 'same')).toEqual(['=same']);
});

test('what is kept and added makes the new text, what is kept and removed the old one', () => {
  const from = Array.from({ length: 400 }, (_, n) => `w${n % 37}`).join(' ');
  const to = Array.from({ length: 410 }, (_, n) => `w${(n * 3) % 41}`).join(' ');
  const parts = diff(from, to);
  const join = (not: string) =>
    parts
      .filter(({ kind }) => kind !== not)
      .map(({ text }) => text)
      .join('');
  expect(join('added')).toBe(from);
  expect(join('removed')).toBe(to);
});

test('very long texts are compared by lines', () => {
  const lines = Array.from({ length: 900 }, (_, n) => `line ${n} of many\n`);
  const from = lines.join('');
  lines[450] = 'another line\n';
  expect(diff(from, lines.join('')).filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'line 450 of many\n' },
    { kind: 'added', text: 'another line\n' },
  ]);
});

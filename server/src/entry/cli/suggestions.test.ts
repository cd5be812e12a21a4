import { expect, test } from 'vitest';
import { plausibleOnly } from './suggestions.ts';

const said = (typed: string, words: string): string =>
  `error: unknown command '${typed}'\n(Did you mean ${words}?)\n`;

test.each([
  ['frob', 'job'],
  ['cat', 'user'],
  ['remove', 'move'],
])('%s is not taken for %s', (typed, word) => {
  expect(plausibleOnly(said(typed, word))).toBe(`error: unknown command '${typed}'\n`);
});

test.each([
  ['lsit', 'list'],
  ['tenat', 'tenant'],
  ['stat', 'status'],
  ['statsu', 'status'],
])('%s is taken for %s', (typed, word) => {
  expect(plausibleOnly(said(typed, word))).toBe(said(typed, word));
});

test('of several suggestions the plausible ones stay', () => {
  expect(plausibleOnly(said('lst', 'one of list, load'))).toBe(said('lst', 'list'));
  const option = "error: unknown option '--jsno'\n(Did you mean --json?)";
  expect(plausibleOnly(option)).toBe(option);
  expect(plausibleOnly('error: missing required argument')).toBe(
    'error: missing required argument',
  );
});

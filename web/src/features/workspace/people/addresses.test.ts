import { expect, test } from 'vitest';
import { addressesIn } from './addresses.ts';

test.each([
  ['anna@example.com', ['anna@example.com']],
  [
    ' anna@example.com,ben@example.com;\ncarl@example.com ',
    ['anna@example.com', 'ben@example.com', 'carl@example.com'],
  ],
  [
    'Anna Berg <anna@example.com>, "Ben" <ben@example.com>',
    ['anna@example.com', 'ben@example.com'],
  ],
  ['Anna@example.com anna@EXAMPLE.com', ['anna@EXAMPLE.com']],
  ['', []],
])('%j holds the addresses %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual({ addresses, wrong: [] });
});

test('what is no address is named', () => {
  expect(addressesIn('anna@example.com, ben, carl@host')).toEqual({
    addresses: ['anna@example.com'],
    wrong: ['ben', 'carl@host'],
  });
});

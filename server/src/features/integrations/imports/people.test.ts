import { expect, it } from 'vitest';
import { matchMembers } from './people.ts';

const members = [
  { id: '1', username: 'MartinThomson', email: 'mt@example.com' },
  { id: '2', username: null, email: 'ianswett@example.com' },
  { id: '3', username: 'sam', email: 'pat@example.com' },
  { id: '4', username: 'pat', email: 'sam@example.com' },
  { id: '5', username: 'x', email: 'twin@example.com' },
  { id: '6', username: 'y', email: 'twin@example.org' },
];

it('matches by username first, then by an address that only one has, whatever the case', () => {
  expect([
    ...matchMembers(['martinthomson', 'IanSwett', 'pat', 'sam', 'twin', 'ekr'], members),
  ]).toEqual([
    ['martinthomson', '1'],
    ['IanSwett', '2'],
    ['pat', '4'],
    ['sam', '3'],
  ]);
});

import { expect, it } from 'vitest';
import { stepsBetween } from './ways.ts';

const states = [
  { name: 'OPEN', next: ['IN_PROGRESS', 'BLOCKED'] },
  { name: 'IN_PROGRESS', next: ['OPEN', 'BLOCKED', 'DONE'] },
  { name: 'BLOCKED', next: ['OPEN', 'IN_PROGRESS'] },
  { name: 'DONE', next: ['OPEN', 'IN_PROGRESS'] },
  { name: 'END', next: [] },
];

it.each([
  ['OPEN', 'IN_PROGRESS', []],
  ['OPEN', 'OPEN', []],
  ['OPEN', 'DONE', ['IN_PROGRESS']],
  ['BLOCKED', 'DONE', ['IN_PROGRESS']],
  ['DONE', 'BLOCKED', ['OPEN']],
  ['END', 'OPEN', []],
])('from %s to %s by way of %j', (from, to, way) => {
  expect(stepsBetween(states, from, to)).toEqual(way);
});

import { expect, test } from 'vitest';
import { refusal, whereTo, whyNot } from './refusal.ts';

const open = { key: 'APO-1', status: 'OPEN', transitions: ['IN_PROGRESS', 'BLOCKED'] } as const;
const task = { ...open, transitions: [...open.transitions] };
const stuck = { ...open, transitions: [] };

test('what is possible has no reason against it', () => {
  expect(whyNot(task, 'OPEN')).toBeUndefined();
  expect(whyNot(task, 'BLOCKED')).toBeUndefined();
});

test('a refusal says why, and what is possible instead', () => {
  expect(whyNot(task, 'DONE')).toBe('not straight from Open');
  expect(whereTo(task)).toBe('From Open: In progress or Blocked');
  expect(refusal(task, 'DONE')).toBe(
    'APO-1 can’t go straight from Open to Done. It can go to In progress or Blocked.',
  );
});

test('whoever may not move a task is told just that', () => {
  expect(whyNot(stuck, 'DONE')).toBe('not by you');
  expect(whereTo(stuck)).toBe('You can’t change the status of this task');
  expect(refusal(stuck, 'DONE')).toBe('You can’t move APO-1.');
});

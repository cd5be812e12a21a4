import { expect, it } from 'vitest';
import type { PlannedTask } from './plan.ts';
import { toReport } from './report.ts';

const task = (number: number, hadBadLink: boolean): PlannedTask & { newNumber: number } => ({
  entry: number,
  line: 1,
  number,
  newNumber: number,
  title: `task ${number}`,
  description: '',
  isDone: false,
  labels: [],
  author: null,
  assignee: null,
  createdAt: '',
  updatedAt: '',
  completedAt: null,
  externalRef: `r${number}`,
  externalUrl: null,
  hadBadLink,
});

it('counts the links that were dropped, of the tasks that were made', () => {
  const tasks = [task(1, true), task(2, false), task(3, true)];
  const plan = {
    source: 'github',
    entries: 4,
    tasks: [...tasks, task(4, true)],
    labels: [],
    skipped: [],
    notes: [],
  };
  const about = { project: { key: 'QUIC', isNew: false }, dryRun: false };
  const report = toReport(plan, { tasks, skipped: [], nextNumber: 4 }, [], new Map(), about);
  expect(report.linksDropped).toBe(2);
  expect(report.notes).toEqual(['Links dropped, since they are not http:// or https://: 2.']);
});

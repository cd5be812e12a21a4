import { expect, it } from 'vitest';
import type { Task } from '#api/index.ts';
import { lacksDescription, over, type EventTask } from './task-change.ts';

const known = { title: 'Old', description: 'text', version: 4, descriptionVersion: 2 } as Task;
const told = (given: Partial<Task>): EventTask =>
  ({ title: 'New', version: 9, descriptionVersion: 2, ...given }) as EventTask;

it('news without a description leave text and version together', () => {
  const news = told({ descriptionVersion: 3 });
  expect(over(known, news)).toMatchObject({
    title: 'New',
    version: 9,
    description: 'text',
    descriptionVersion: 2,
  });
  expect(lacksDescription(known, news)).toBe(true);
});

it('news with a description bring its version along', () => {
  const news = told({ description: 'other', descriptionVersion: 3 });
  expect(over(known, news)).toMatchObject({ description: 'other', descriptionVersion: 3 });
  expect(lacksDescription(known, news)).toBe(false);
});

it('however many changes were missed, a description of the known version is known', () => {
  expect(lacksDescription(known, told({}))).toBe(false);
});

import { describe, expect, it } from 'vitest';
import type { AppError } from '#kernel/errors.ts';
import {
  DEFAULT_WORKFLOW,
  type Workflow,
  assertStart,
  assertTransition,
  doneState,
  firstState,
  nextNames,
} from './index.ts';

/** The whole table of the default, spelt out a second time so that a slip in the code shows. */
const LEGAL = new Set([
  'OPEN>IN_PROGRESS',
  'OPEN>BLOCKED',
  'IN_PROGRESS>OPEN',
  'IN_PROGRESS>BLOCKED',
  'IN_PROGRESS>DONE',
  'BLOCKED>OPEN',
  'BLOCKED>IN_PROGRESS',
  'DONE>OPEN',
  'DONE>IN_PROGRESS',
]);
const NAMES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'];
const PAIRS = NAMES.flatMap((from) => NAMES.map((to) => [from, to] as const));

function refusal(act: () => unknown): AppError | undefined {
  try {
    act();
  } catch (error) {
    return error as AppError;
  }
}

describe('the default workflow', () => {
  it.each(PAIRS)('%s to %s', (from, to) => {
    const error = refusal(() => assertTransition(DEFAULT_WORKFLOW, from, to));
    if (LEGAL.has(`${from}>${to}`)) {
      expect(error).toBeUndefined();
      return;
    }
    const legal = nextNames(DEFAULT_WORKFLOW, from);
    expect(error).toMatchObject({
      code: 'illegal_transition',
      details: { extra: { from, to, legal } },
    });
    for (const status of legal) expect(error?.message).toContain(status);
  });

  it('lets no task begin as DONE', () => {
    expect(refusal(() => assertStart(DEFAULT_WORKFLOW, 'DONE'))?.code).toBe('illegal_transition');
    for (const status of ['OPEN', 'IN_PROGRESS', 'BLOCKED'])
      expect(refusal(() => assertStart(DEFAULT_WORKFLOW, status))).toBeUndefined();
  });

  it('names the states there are to whoever names another', () => {
    const error = refusal(() => assertTransition(DEFAULT_WORKFLOW, 'OPEN', 'REVIEW'));
    expect(error).toMatchObject({ code: 'invalid' });
    expect(JSON.stringify(error?.details)).toContain('OPEN, IN_PROGRESS, BLOCKED, DONE');
  });
});

const state = (id: string, category: 'todo' | 'doing' | 'done', next: string[]) => ({
  id,
  name: id,
  category,
  color: '#000000',
  wipLimit: null,
  next,
});
const reviewed: Workflow = {
  revision: 'r',
  wipPolicy: 'warn',
  states: [
    state('Doing', 'doing', ['Rejected', 'Review']),
    state('Ideas', 'todo', []),
    state('Review', 'doing', ['Shipped']),
    state('Shipped', 'done', []),
    state('Rejected', 'done', []),
  ],
};

describe('a workflow of a project', () => {
  it('begins with work to do, wherever that stands', () => {
    expect(firstState(reviewed).name).toBe('Ideas');
  });

  it('completes a task by what may come next, or else by the first', () => {
    expect(doneState(reviewed, 'Doing').name).toBe('Rejected');
    expect(doneState(reviewed, 'Review').name).toBe('Shipped');
    expect(doneState(reviewed, 'Ideas').name).toBe('Shipped');
  });

  it('says when nothing may follow', () => {
    const error = refusal(() => assertTransition(reviewed, 'Ideas', 'Doing'));
    expect(error?.message).toBe(
      'A task that is Ideas cannot become Doing; no transition leads out of this state.',
    );
  });
});

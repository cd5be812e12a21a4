import { describe, expect, it } from 'vitest';
import type { AppError } from '#kernel/errors.ts';
import { STATUSES, type Status, assertStart, assertTransition, nextStatuses } from './lifecycle.ts';

/** The whole table, spelt out a second time so that a slip in the code shows. */
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
const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to): [Status, Status] => [from, to]));

function refusal(act: () => void): AppError | undefined {
  try {
    act();
  } catch (error) {
    return error as AppError;
  }
}

describe('the lifecycle', () => {
  it.each(PAIRS)('%s to %s', (from, to) => {
    const error = refusal(() => assertTransition(from, to));
    if (LEGAL.has(`${from}>${to}`)) {
      expect(error).toBeUndefined();
      return;
    }
    const legal = nextStatuses(from);
    expect(error).toMatchObject({
      code: 'illegal_transition',
      details: { extra: { from, to, legal } },
    });
    for (const status of legal) expect(error?.message).toContain(status);
  });

  it('lets no task begin as DONE', () => {
    expect(refusal(() => assertStart('DONE'))?.code).toBe('illegal_transition');
    for (const status of ['OPEN', 'IN_PROGRESS', 'BLOCKED'] as const)
      expect(refusal(() => assertStart(status))).toBeUndefined();
  });
});

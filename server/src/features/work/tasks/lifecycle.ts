import { AppError } from '#kernel/errors.ts';
import { DEFAULT_STATES, type State } from '#features/work/workflow/index.ts';

export const STATUSES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'] as const;
export type Status = (typeof STATUSES)[number];

/** From each status, the ones that may come next. Work is done only by somebody who was at it. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  OPEN: ['IN_PROGRESS', 'BLOCKED'],
  IN_PROGRESS: ['OPEN', 'BLOCKED', 'DONE'],
  BLOCKED: ['OPEN', 'IN_PROGRESS'],
  DONE: ['OPEN', 'IN_PROGRESS'],
};

/** What a new task may begin as. */
const FIRST: readonly Status[] = ['OPEN', 'IN_PROGRESS', 'BLOCKED'];

export const stateOf = (status: Status): State =>
  DEFAULT_STATES.find((state) => state.name === status) as State;

export const nextStatuses = (status: Status): readonly Status[] => NEXT[status];

/** @throws AppError `illegal_transition` naming the legal ones */
export function assertTransition(from: Status, to: Status): void {
  if (!NEXT[from].includes(to))
    throw illegal(from, to, NEXT[from], `A task that is ${from} cannot become ${to}`);
}

/** @throws AppError `illegal_transition` naming the legal ones */
export function assertStart(status: Status): void {
  if (!FIRST.includes(status)) throw illegal(null, status, FIRST, `A new task cannot be ${status}`);
}

const illegal = (
  from: Status | null,
  to: Status,
  legal: readonly Status[],
  what: string,
): AppError =>
  new AppError('illegal_transition', `${what}; it can be ${legal.join(', ')}.`, {
    extra: { from, to, legal },
  });

import { AppError, invalid } from '#kernel/errors.ts';
import type { Workflow, WorkflowState } from './model.ts';

/** What a workflow allows. States are named as tasks name them: by their names. */

export const findState = ({ states }: Workflow, name: string): WorkflowState | undefined =>
  states.find((state) => state.name === name);

/** @throws AppError `invalid` at `status` naming the states there are */
export function getState(workflow: Workflow, name: string): WorkflowState {
  const state = findState(workflow, name);
  if (state) return state;
  const names = workflow.states.map((each) => each.name).join(', ');
  throw invalid({ path: 'status', message: `must be one of ${names}` });
}

/** The state a task is in. Only a hand-made archive can hold a task whose state its project lacks. */
export const stateOf = (workflow: Workflow, name: string): WorkflowState =>
  findState(workflow, name) ?? firstState(workflow);

/** The names of the states that may come next. */
export function nextNames(workflow: Workflow, name: string): string[] {
  const next = new Set(findState(workflow, name)?.next);
  return workflow.states.filter((state) => next.has(state.id)).map((state) => state.name);
}

/** @throws AppError `illegal_transition` naming the legal ones; `invalid` for a state that does not exist */
export function assertTransition(workflow: Workflow, from: string, to: string): WorkflowState {
  const state = getState(workflow, to);
  const legal = nextNames(workflow, from);
  if (legal.includes(to)) return state;
  throw illegal(from, to, legal, `A task that is ${from} cannot become ${to}`);
}

/** The states a new task may begin in: those in which work is not done. */
export const firstNames = ({ states }: Workflow): string[] =>
  states.filter(({ category }) => category !== 'done').map(({ name }) => name);

/** @throws AppError `illegal_transition` naming the legal ones; `invalid` for a state that does not exist */
export function assertStart(workflow: Workflow, name: string): WorkflowState {
  const state = getState(workflow, name);
  if (state.category !== 'done') return state;
  throw illegal(null, name, firstNames(workflow), `A new task cannot be ${name}`);
}

/** Where a task begins when no one says: the first state of work to do, or else the first that is not done. */
export function firstState({ states }: Workflow): WorkflowState {
  const first =
    states.find(({ category }) => category === 'todo') ??
    states.find(({ category }) => category !== 'done') ??
    states[0];
  if (!first) throw new Error('a workflow has states');
  return first;
}

/** The state of done work to complete a task by: the first that may come next, or else the first of all. */
export function doneState(workflow: Workflow, from: string): WorkflowState {
  const done = workflow.states.filter(({ category }) => category === 'done');
  const legal = nextNames(workflow, from);
  const found = done.find(({ name }) => legal.includes(name)) ?? done[0];
  if (!found) throw new Error('a workflow has a state of done work');
  return found;
}

const illegal = (
  from: string | null,
  to: string,
  legal: readonly string[],
  what: string,
): AppError =>
  new AppError(
    'illegal_transition',
    legal.length > 0
      ? `${what}; it can be ${legal.join(', ')}.`
      : `${what}; no transition leads out of this state.`,
    { extra: { from, to, legal } },
  );

import { categoryColors, type Category } from '#features/work/fields/index.ts';
import type { Workflow, WorkflowInput } from '#api/index.ts';

/** A state as it is being edited. Transitions name states by their keys, so that a new name changes nothing else. */
export interface DraftState {
  /** The id of a state there is; of a new one, something else. */
  key: string;
  isNew: boolean;
  /** The name it has on the server; '' for a new one. */
  was: string;
  name: string;
  category: Category;
  color: string;
  wipLimit: number | null;
  next: readonly string[];
  tasks: number;
}

export interface WorkflowDraft {
  states: readonly DraftState[];
  wipPolicy: Workflow['wipPolicy'];
  /** States that are removed when it is saved, each with the key of the state that gets its tasks. */
  removed: readonly { state: DraftState; to: string }[];
}

/** All functions here are pure and return new drafts. */
export function draftOf({ states, wipPolicy }: Workflow): WorkflowDraft {
  const idOf = new Map(states.map(({ id, name }) => [name, id]));
  return {
    wipPolicy,
    removed: [],
    states: states.map(({ id, name, category, color, wipLimit, next, tasks }) => ({
      key: id,
      isNew: false,
      was: name,
      name,
      category,
      color,
      wipLimit,
      next: next.map((each) => idOf.get(each) ?? ''),
      tasks,
    })),
  };
}

export const changeState = (
  draft: WorkflowDraft,
  key: string,
  change: Partial<DraftState>,
): WorkflowDraft => ({
  ...draft,
  states: draft.states.map((state) => (state.key === key ? { ...state, ...change } : state)),
});

/** Draws the arrow from one state to another, or takes it away. */
export function toggleArrow(draft: WorkflowDraft, from: string, to: string): WorkflowDraft {
  const state = draft.states.find(({ key }) => key === from);
  if (!state || from === to) return draft;
  const next = state.next.includes(to)
    ? state.next.filter((each) => each !== to)
    : [...state.next, to];
  return changeState(draft, from, { next });
}

/** Moves a state by so many places. */
export function moveState(draft: WorkflowDraft, key: string, by: number): WorkflowDraft {
  const at = draft.states.findIndex((state) => state.key === key);
  const to = at + by;
  const state = draft.states[at];
  if (!state || to < 0 || to >= draft.states.length) return draft;
  return { ...draft, states: draft.states.toSpliced(at, 1).toSpliced(to, 0, state) };
}

/** Adds a state behind another, on the way from that one to those that may follow it. */
export function addState(draft: WorkflowDraft, behind: string, key: string): WorkflowDraft {
  const at = draft.states.findIndex((state) => state.key === behind);
  const names = new Set(draft.states.map(({ name }) => name));
  let [name, n] = ['New state', 2];
  while (names.has(name)) name = `New state ${n++}`;
  const category = draft.states[at]?.category === 'todo' ? 'todo' : 'doing';
  const made: DraftState = {
    key,
    isNew: true,
    was: '',
    name,
    category,
    color: categoryColors[category],
    wipLimit: null,
    next: draft.states[at]?.next.slice(0, 1) ?? [],
    tasks: 0,
  };
  return toggleArrow({ ...draft, states: draft.states.toSpliced(at + 1, 0, made) }, behind, key);
}

/** Removes a state with all its arrows; its tasks go to its neighbour until somebody says otherwise. */
export function removeState(draft: WorkflowDraft, key: string): WorkflowDraft {
  const at = draft.states.findIndex((state) => state.key === key);
  const state = draft.states[at];
  if (!state || draft.states.length <= 2) return draft;
  const to = (draft.states[at - 1] ?? draft.states[at + 1])?.key ?? '';
  return {
    ...draft,
    states: draft.states
      .filter((each) => each.key !== key)
      .map((each) => ({ ...each, next: each.next.filter((next) => next !== key) })),
    removed: [
      ...draft.removed.map((each) => (each.to === key ? { ...each, to } : each)),
      ...(state.isNew ? [] : [{ state, to }]),
    ],
  };
}

export const sendTasks = (draft: WorkflowDraft, key: string, to: string): WorkflowDraft => ({
  ...draft,
  removed: draft.removed.map((each) => (each.state.key === key ? { ...each, to } : each)),
});

/** What is wrong with it, in words; undefined when it can be saved. */
export function problemIn({ states }: WorkflowDraft): string | undefined {
  const names = states.map(({ name }) => name.trim().toLowerCase());
  if (names.some((name) => name === '')) return 'Give every state a name.';
  if (new Set(names).size < names.length) return 'Two states have the same name.';
  if (names.some((name) => name.includes(','))) return 'A name cannot have a comma.';
  if (!states.some(({ category }) => category === 'done'))
    return 'One state must mean that work is done.';
  if (states.every(({ category }) => category === 'done'))
    return 'One state must be for work that is not done.';
  return undefined;
}

export function toInput({ states, wipPolicy, removed }: WorkflowDraft): WorkflowInput {
  const nameOf = new Map(states.map(({ key, name }) => [key, name.trim()]));
  return {
    wipPolicy,
    states: states.map(({ key, isNew, name, category, color, wipLimit, next }) => ({
      ...(!isNew && { id: key }),
      name: name.trim(),
      category,
      color,
      wipLimit,
      next: next.map((each) => nameOf.get(each) ?? '').filter(Boolean),
    })),
    mapping: Object.fromEntries(removed.map(({ state, to }) => [state.was, nameOf.get(to) ?? ''])),
  };
}

import type { NewWorkflowTemplate, Workflow, WorkflowInput, WorkflowTemplate } from '#api/index.ts';
import { categoryColors, type Category } from '#features/work/fields/index.ts';

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

type TemplateStates = Pick<WorkflowTemplate, 'states' | 'wipPolicy'>;

/** A template as it is being edited: a workflow without tasks. */
export function templateDraft({ states, wipPolicy }: TemplateStates): WorkflowDraft {
  const none: WorkflowDraft = { states: [], wipPolicy, removed: [] };
  return adoptTemplate(none, { states, wipPolicy });
}

/**
 * Gives a draft the states of a template. A state of the same name stays the one it is; the tasks of the others go to the
 * first state of the same category until somebody says otherwise.
 */
export function adoptTemplate(
  draft: WorkflowDraft,
  { states: given, wipPolicy }: TemplateStates,
): WorkflowDraft {
  const same = (name: string): DraftState | undefined =>
    draft.states.find((state) => state.name.trim().toLowerCase() === name.toLowerCase());
  const keys = new Map(given.map(({ name }) => [name, same(name)?.key ?? crypto.randomUUID()]));
  const states = given.map(({ name, category, color, wipLimit, next }): DraftState => {
    const { isNew = true, was = '', tasks = 0 } = same(name) ?? {};
    const key = keys.get(name) ?? '';
    return {
      key,
      isNew,
      was,
      name,
      category,
      color,
      wipLimit,
      next: next.map((to) => keys.get(to) ?? ''),
      tasks,
    };
  });
  const kept = new Set(states.map(({ key }) => key));
  const gone = draft.states.filter(({ key, isNew }) => !isNew && !kept.has(key));
  const next = (category: Category): string =>
    (states.find((state) => state.category === category) ?? states[0])?.key ?? '';
  return {
    wipPolicy,
    states,
    removed: [
      ...draft.removed.map(({ state, to }) => ({
        state,
        to: kept.has(to) ? to : next(state.category),
      })),
      ...gone.map((state) => ({ state, to: next(state.category) })),
    ],
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

/** The states and the limits' policy as a template keeps them. */
export function toTemplate({
  states,
  wipPolicy,
}: WorkflowDraft): Pick<NewWorkflowTemplate, 'states'> & Pick<WorkflowTemplate, 'wipPolicy'> {
  const nameOf = namesByKey(states);
  return {
    wipPolicy,
    states: states.map(({ name, category, color, wipLimit, next }) => ({
      name: name.trim(),
      category,
      color,
      wipLimit,
      next: next.map((each) => nameOf.get(each) ?? '').filter(Boolean),
    })),
  };
}

const namesByKey = (states: readonly DraftState[]): Map<string, string> =>
  new Map(states.map(({ key, name }) => [key, name.trim()]));

export function toInput(draft: WorkflowDraft): WorkflowInput {
  const nameOf = namesByKey(draft.states);
  const { states, wipPolicy } = toTemplate(draft);
  return {
    wipPolicy,
    states: states.map((state, i) => {
      const { isNew = true, key = '' } = draft.states[i] ?? {};
      return { ...(!isNew && { id: key }), ...state };
    }),
    mapping: Object.fromEntries(
      draft.removed.map(({ state, to }) => [state.was, nameOf.get(to) ?? '']),
    ),
  };
}

import { type FieldProblem, invalid } from '#kernel/errors.ts';
import {
  type Workflow,
  type WorkflowState,
  buildStates,
  stateProblems,
} from '#features/work/workflow/index.ts';
import type { WorkflowInput } from './schema.ts';

/** What a new workflow means for the tasks of the states of the old one. */
export interface WorkflowPlan {
  readonly workflow: Workflow;
  /** Old name to new state, for states whose tasks change in any way. */
  readonly changed: ReadonlyMap<string, WorkflowState>;
  /** Removed states whose tasks have nowhere to go. */
  readonly stranded: readonly WorkflowState[];
  readonly removed: readonly { readonly from: WorkflowState; readonly to: string | null }[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** @throws AppError `invalid` naming every field that is not right */
export function planChange(before: Workflow, input: WorkflowInput, revision: string): WorkflowPlan {
  const problems = [...problemsOf(before, input), ...mappingProblems(before, input)];
  if (problems.length > 0) throw invalid(...problems);
  const states = buildStates(input.states);
  const byId = new Map(states.map((state) => [state.id, state]));
  const { mapping = {}, wipPolicy = before.wipPolicy } = input;
  const removed = before.states.filter(({ id }) => !byId.has(id));
  const target = (state: WorkflowState): WorkflowState | undefined =>
    byId.get(state.id) ?? states.find(({ name }) => name === mapping[state.name]);
  const pairs = before.states.map((from) => ({ from, to: target(from) }));
  return {
    workflow: { revision, wipPolicy, states },
    changed: new Map(
      pairs.flatMap(({ from, to }) => (to && isOther(from, to) ? [[from.name, to] as const] : [])),
    ),
    stranded: removed.filter((state) => !target(state)),
    removed: removed.map((from) => ({ from, to: mapping[from.name] ?? null })),
    renamed: pairs.flatMap(({ from, to }) =>
      to && from.id === to.id && from.name !== to.name ? [{ from: from.name, to: to.name }] : [],
    ),
  };
}

const isOther = (from: WorkflowState, to: WorkflowState): boolean =>
  from.id !== to.id || from.name !== to.name || from.category !== to.category;

function problemsOf(before: Workflow, { states }: WorkflowInput): FieldProblem[] {
  const problems = stateProblems(states);
  const known = new Set(before.states.map(({ id }) => id));
  const used = new Set<string>();
  for (const [i, state] of states.entries()) {
    const id = state.id?.toLowerCase();
    if (id === undefined) continue;
    const path = `states.${i}.id`;
    if (!known.has(id)) problems.push({ path, message: 'must be a state of this project' });
    if (used.has(id)) problems.push({ path, message: 'must be named once' });
    used.add(id);
  }
  return problems;
}

function mappingProblems(
  before: Workflow,
  { states, mapping = {} }: WorkflowInput,
): FieldProblem[] {
  const kept = new Set(states.map(({ id }) => id?.toLowerCase()));
  return Object.entries(mapping).flatMap(([from, to]): FieldProblem[] => {
    const state = before.states.find(({ name }) => name === from);
    if (!state || kept.has(state.id))
      return [{ path: `mapping.${from}`, message: 'must be a state that is removed' }];
    if (!states.some(({ name }) => name === to))
      return [{ path: `mapping.${from}`, message: 'must lead to one of the new states' }];
    return [];
  });
}

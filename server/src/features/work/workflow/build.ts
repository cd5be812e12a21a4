import { newId } from '#kernel/ids.ts';
import type { WorkflowState } from './model.ts';
import type { StateInput } from './schema.ts';

/**
 * The states of a request as a project has them, which name the states that may come next by their ids.
 * @param states without {@link stateProblems}; one without an id is new and gets one
 */
export function buildStates(
  states: readonly (StateInput & { readonly id?: string })[],
): WorkflowState[] {
  const ids = new Map(states.map(({ name, id }) => [name, id?.toLowerCase() ?? newId()]));
  return states.map(({ name, category, color, wipLimit = null, next }) => ({
    id: ids.get(name) ?? '',
    name,
    category,
    color: color.toLowerCase(),
    wipLimit,
    next: [...new Set(next)].filter((to) => to !== name).map((to) => ids.get(to) ?? ''),
  }));
}

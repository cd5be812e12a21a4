import type { FieldProblem } from '#kernel/errors.ts';
import type { StateInput } from './schema.ts';

/** What keeps states from being a workflow: names that come twice, transitions to nowhere, no end or no beginning. */
export function stateProblems(states: readonly StateInput[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const names = new Set(states.map(({ name }) => name));
  const seen = new Set<string>();
  for (const [i, { name, next }] of states.entries()) {
    const at = `states.${i}`;
    if (seen.has(name.toLowerCase()))
      problems.push({ path: `${at}.name`, message: 'must be another than those before it' });
    seen.add(name.toLowerCase());
    for (const [j, to] of next.entries())
      if (!names.has(to))
        problems.push({
          path: `${at}.next.${j}`,
          message: 'must be the name of one of the states',
        });
  }
  if (!states.some(({ category }) => category === 'done'))
    problems.push({ path: 'states', message: 'must have a state of the category done' });
  if (states.every(({ category }) => category === 'done'))
    problems.push({ path: 'states', message: 'must have a state for work that is not done' });
  return problems;
}

/** What a state means, whatever it is called: the rest of the product asks for this and never for a name. */
export const CATEGORIES = ['todo', 'doing', 'blocked', 'done'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A state that tasks of a project can be in. */
export interface State {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
}

const state = (n: number, name: string, category: Category): State => ({
  id: `00000000-0000-7000-8000-00000000000${n}`,
  name,
  category,
});

/** The states of a project that has no workflow of its own. Their ids are the same in every project. */
export const DEFAULT_STATES: readonly State[] = [
  state(1, 'OPEN', 'todo'),
  state(2, 'IN_PROGRESS', 'doing'),
  state(3, 'BLOCKED', 'blocked'),
  state(4, 'DONE', 'done'),
];

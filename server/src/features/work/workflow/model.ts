/** What a state means, whatever it is called: the rest of the product asks for this and never for a name. */
export const CATEGORIES = ['todo', 'doing', 'blocked', 'done'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What becomes of a task that would exceed the limit of its new state. */
export const WIP_POLICIES = ['warn', 'refuse'] as const;
export type WipPolicy = (typeof WIP_POLICIES)[number];

export const MOST_STATES = 20;
export const LONGEST_STATE_NAME = 40;
export const HIGHEST_WIP_LIMIT = 1000;

/** What a transition needs to know of a state. */
export interface State {
  readonly id: string;
  /** The `status` of tasks in this state; no two states of a project share one. */
  readonly name: string;
  readonly category: Category;
}

/** A state that tasks of a project can be in, as the project has set it up. */
export interface WorkflowState extends State {
  /** `#rrggbb` */
  readonly color: string;
  /** How many tasks it should hold at most; null for any number. */
  readonly wipLimit: number | null;
  /** The ids of the states that may come next. */
  readonly next: readonly string[];
}

/** The states of a project in the order of its board, and the transitions between them. */
export interface Workflow {
  /** A new one with every change; null for the default. Its content never changes. */
  readonly revision: string | null;
  readonly wipPolicy: WipPolicy;
  readonly states: readonly WorkflowState[];
}

const id = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;

const state = (
  n: number,
  name: string,
  category: Category,
  color: string,
  next: readonly number[],
): WorkflowState => ({ id: id(n), name, category, color, wipLimit: null, next: next.map(id) });

/**
 * The workflow of a project without a custom one. The ids of its states are the same in every project. Work is
 * done only by someone who was at it.
 */
export const DEFAULT_WORKFLOW: Workflow = {
  revision: null,
  wipPolicy: 'warn',
  states: [
    state(1, 'OPEN', 'todo', '#868e96', [2, 3]),
    state(2, 'IN_PROGRESS', 'doing', '#3b5bdb', [1, 3, 4]),
    state(3, 'BLOCKED', 'blocked', '#e8590c', [1, 2]),
    state(4, 'DONE', 'done', '#2f9e44', [1, 2]),
  ],
};

export const DEFAULT_STATES: readonly WorkflowState[] = DEFAULT_WORKFLOW.states;

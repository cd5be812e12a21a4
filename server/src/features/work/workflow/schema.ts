import Type, { type Static } from 'typebox';
import { nullable, object, oneOf } from '#platform/http/index.ts';
import {
  CATEGORIES,
  HIGHEST_WIP_LIMIT,
  LONGEST_STATE_NAME,
  MOST_STATES,
  WIP_POLICIES,
} from './model.ts';

/** The status of a task: the name of its state. */
export const StateName = Type.String({
  minLength: 1,
  maxLength: LONGEST_STATE_NAME,
  pattern: String.raw`^[^\s,](?:[^,]*[^\s,])?$`,
  description: `The name of a state of the project: 1 to ${LONGEST_STATE_NAME} characters without commas`,
});

export const StateCategory = oneOf(CATEGORIES, { description: 'The meaning of the state' });

export const WipLimit = nullable(
  Type.Integer({
    minimum: 1,
    maximum: HIGHEST_WIP_LIMIT,
    description: 'The maximum number of tasks; null for no limit',
  }),
);

export const WipPolicySchema = oneOf(WIP_POLICIES, {
  description: 'Whether a task that would exceed the limit of its new state is refused',
});

export const NextStates = Type.Array(StateName, {
  maxItems: MOST_STATES,
  description: 'The names of the states that a task can go to next',
});

/** A state without an id, in a request. */
export const stateFields = {
  name: StateName,
  category: StateCategory,
  color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'A colour such as #3b5bdb' }),
  wipLimit: Type.Optional(WipLimit),
  next: NextStates,
};
const StateInput = object(stateFields);
export type StateInput = Static<typeof StateInput>;

/** How many states a workflow has, and in which order they come. */
export const statesOf = {
  minItems: 2,
  maxItems: MOST_STATES,
  description: 'In the order of the board',
};

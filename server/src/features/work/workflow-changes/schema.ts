import Type, { type Static } from 'typebox';
import { Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import {
  CATEGORIES,
  HIGHEST_WIP_LIMIT,
  MOST_STATES,
  StateName,
  WIP_POLICIES,
} from '#features/work/workflow/index.ts';

const Category = oneOf(CATEGORIES, { description: 'The meaning of the state' });
const WipLimit = nullable(
  Type.Integer({
    minimum: 1,
    maximum: HIGHEST_WIP_LIMIT,
    description: 'The maximum number of tasks; null for no limit',
  }),
);
const WipPolicy = oneOf(WIP_POLICIES, {
  description: 'Whether a task that would exceed the limit of its new state is refused',
});
const Next = Type.Array(StateName, {
  maxItems: MOST_STATES,
  description: 'The names of the states that a task can go to next',
});

export const WorkflowView = object(
  {
    projectId: Uuid,
    version: Type.Integer({ description: 'The version of the project; the ETag' }),
    isDefault: Type.Boolean({ description: 'Whether it is the unchanged default workflow' }),
    wipPolicy: WipPolicy,
    states: Type.Array(
      object({
        id: Uuid,
        name: StateName,
        category: Category,
        color: Type.String({ description: '`#rrggbb`' }),
        wipLimit: WipLimit,
        next: Next,
        tasks: Type.Integer({
          minimum: 0,
          description: 'Number of tasks, without those in the trash',
        }),
      }),
      { maxItems: MOST_STATES, description: 'In the order of the board' },
    ),
    can: object({ update: Type.Boolean() }, { description: 'What the caller can do' }),
  },
  { title: 'Workflow' },
);
export type WorkflowView = Static<typeof WorkflowView>;

export const WorkflowInput = object(
  {
    states: Type.Array(
      object({
        id: Type.Optional(
          Type.String({
            format: 'uuid',
            description: 'The id of an existing state; absent for a new state',
          }),
        ),
        name: StateName,
        category: Category,
        color: Type.String({
          pattern: '^#[0-9a-fA-F]{6}$',
          description: 'A colour such as #3b5bdb',
        }),
        wipLimit: Type.Optional(WipLimit),
        next: Next,
      }),
      { minItems: 2, maxItems: MOST_STATES, description: 'In the order of the board' },
    ),
    wipPolicy: Type.Optional(WipPolicy),
    mapping: Type.Optional(
      Type.Record(StateName, StateName, {
        maxProperties: MOST_STATES,
        description: 'The new states for tasks of removed states: old name to new name',
      }),
    ),
  },
  {
    title: 'WorkflowInput',
    description: 'The whole workflow; existing states that are not listed are removed',
  },
);
export type WorkflowInput = Static<typeof WorkflowInput>;

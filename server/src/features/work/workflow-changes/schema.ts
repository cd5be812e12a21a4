import Type, { type Static } from 'typebox';
import { Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import {
  CATEGORIES,
  HIGHEST_WIP_LIMIT,
  MOST_STATES,
  StateName,
  WIP_POLICIES,
} from '#features/work/workflow/index.ts';

const Category = oneOf(CATEGORIES, { description: 'What the state means' });
const WipLimit = nullable(
  Type.Integer({
    minimum: 1,
    maximum: HIGHEST_WIP_LIMIT,
    description: 'How many tasks it should hold at most; null for any number',
  }),
);
const WipPolicy = oneOf(WIP_POLICIES, {
  description: 'Whether a task that would exceed the limit of its new state is refused',
});
const Next = Type.Array(StateName, {
  maxItems: MOST_STATES,
  description: 'The names of the states that may come next',
});

export const WorkflowView = object(
  {
    projectId: Uuid,
    version: Type.Integer({ description: 'The version of the project; the ETag' }),
    isDefault: Type.Boolean({ description: 'Whether nobody has changed it' }),
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
          description: 'Tasks in it, those in the trash left out',
        }),
      }),
      { maxItems: MOST_STATES, description: 'In the order of the board' },
    ),
    can: object({ update: Type.Boolean() }, { description: 'What the caller may do' }),
  },
  { title: 'Workflow' },
);
export type WorkflowView = Static<typeof WorkflowView>;

export const WorkflowInput = object(
  {
    states: Type.Array(
      object({
        id: Type.Optional(
          Type.String({ format: 'uuid', description: 'Of a state there is; a new one has none' }),
        ),
        name: StateName,
        category: Category,
        color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'Such as #3b5bdb' }),
        wipLimit: Type.Optional(WipLimit),
        next: Next,
      }),
      { minItems: 2, maxItems: MOST_STATES, description: 'In the order of the board' },
    ),
    wipPolicy: Type.Optional(WipPolicy),
    mapping: Type.Optional(
      Type.Record(StateName, StateName, {
        maxProperties: MOST_STATES,
        description: 'Where the tasks of removed states go: old name to new name',
      }),
    ),
  },
  {
    title: 'WorkflowInput',
    description: 'The whole workflow; a state that is not named is removed',
  },
);
export type WorkflowInput = Static<typeof WorkflowInput>;

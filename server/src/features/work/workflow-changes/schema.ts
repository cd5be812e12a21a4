import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import {
  MOST_STATES,
  NextStates,
  StateCategory,
  StateName,
  WipLimit,
  WipPolicySchema,
  stateFields,
  statesOf,
} from '#features/work/workflow/index.ts';

export const WorkflowView = object(
  {
    projectId: Uuid,
    version: Type.Integer({ description: 'The version of the project; the ETag' }),
    isDefault: Type.Boolean({ description: 'Whether it is the unchanged default workflow' }),
    wipPolicy: WipPolicySchema,
    states: Type.Array(
      object({
        id: Uuid,
        name: StateName,
        category: StateCategory,
        color: Type.String({ description: '`#rrggbb`' }),
        wipLimit: WipLimit,
        next: NextStates,
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
        ...stateFields,
      }),
      statesOf,
    ),
    wipPolicy: Type.Optional(WipPolicySchema),
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

import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, object } from '#platform/http/index.ts';
import {
  NextStates,
  StateCategory,
  StateName,
  WipLimit,
  WipPolicySchema,
  stateFields,
  statesOf,
} from '#features/work/workflow/index.ts';
import { LONGEST_TEMPLATE_NAME } from './model.ts';

export const TemplateName = Type.String({
  minLength: 1,
  maxLength: LONGEST_TEMPLATE_NAME,
  pattern: '\\S',
  description: `1 to ${LONGEST_TEMPLATE_NAME} characters, not only white space; trimmed`,
});

export const TemplateStates = Type.Array(object(stateFields), statesOf);

export const TemplateView = object(
  {
    id: Uuid,
    name: Type.String(),
    wipPolicy: WipPolicySchema,
    states: Type.Array(
      object({
        name: StateName,
        category: StateCategory,
        color: Type.String({ description: '`#rrggbb`' }),
        wipLimit: WipLimit,
        next: NextStates,
      }),
      statesOf,
    ),
    version: Type.Integer(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { title: 'WorkflowTemplate' },
);
export type TemplateView = Static<typeof TemplateView>;

export const TemplateList = object({
  items: Type.Array(TemplateView),
  limit: Type.Integer({ description: 'How many a workspace keeps at most' }),
});

export const NewTemplate = object(
  { name: TemplateName, wipPolicy: Type.Optional(WipPolicySchema), states: TemplateStates },
  { title: 'NewWorkflowTemplate' },
);
export type NewTemplate = Static<typeof NewTemplate>;

export const TemplatePatch = object(
  {
    name: Type.Optional(TemplateName),
    wipPolicy: Type.Optional(WipPolicySchema),
    states: Type.Optional(TemplateStates),
  },
  { title: 'WorkflowTemplatePatch', minProperties: 1 },
);
export type TemplatePatch = Static<typeof TemplatePatch>;

export const TemplateParams = object({ id: Uuid });

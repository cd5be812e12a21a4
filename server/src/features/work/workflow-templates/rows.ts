import Type from 'typebox';
import { Positive, type RowRules } from '#tenancy/transfer/index.ts';
import { type StateInput, WipPolicySchema, stateProblems } from '#features/work/workflow/index.ts';
import { TemplateName, TemplateStates } from './schema.ts';

export const templateRows: RowRules = {
  workflow_template: {
    columns: {
      name: TemplateName,
      wip_policy: WipPolicySchema,
      states: Type.String({ maxLength: 100_000 }),
      version: Positive,
    },
    json: { states: TemplateStates },
    check: (row) => {
      const [problem] = stateProblems(JSON.parse(String(row['states'])) as StateInput[]);
      return problem && `${problem.path} ${problem.message}`;
    },
  },
};

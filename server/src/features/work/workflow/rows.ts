import Type from 'typebox';
import { oneOf } from '#platform/http/index.ts';
import { Count, type RowRules } from '#tenancy/transfer/index.ts';
import { CATEGORIES, HIGHEST_WIP_LIMIT } from './model.ts';
import { StateName } from './schema.ts';

export const workflowRows: RowRules = {
  workflow_state: {
    columns: {
      name: StateName,
      color: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
      category: oneOf(CATEGORIES),
      position: Count,
      wip_limit: Type.Integer({ minimum: 1, maximum: HIGHEST_WIP_LIMIT }),
    },
  },
  workflow_transition: { columns: {} },
  task_transition: {
    columns: { from_category: oneOf(CATEGORIES), to_category: oneOf(CATEGORIES) },
  },
};

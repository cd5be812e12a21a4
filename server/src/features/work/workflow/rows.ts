import { oneOf } from '#platform/http/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import { CATEGORIES } from './model.ts';

export const workflowRows: RowRules = {
  task_transition: {
    columns: { from_category: oneOf(CATEGORIES), to_category: oneOf(CATEGORIES) },
  },
};

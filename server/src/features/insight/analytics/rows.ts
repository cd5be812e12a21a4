import { oneOf } from '#platform/http/index.ts';
import { Count, type RowRules } from '#tenancy/transfer/index.ts';

import { CATEGORIES } from '#features/work/workflow/index.ts';

export const analyticsRows: RowRules = {
  project_snapshot: {
    columns: {
      total: Count,
      open: Count,
      in_progress: Count,
      blocked: Count,
      done: Count,
      created: Count,
      completed: Count,
      overdue: Count,
    },
  },
  project_snapshot_state: { columns: { category: oneOf(CATEGORIES), tasks: Count } },
};

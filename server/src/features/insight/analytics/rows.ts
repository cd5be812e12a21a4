import { Count, type RowRules } from '#tenancy/transfer/index.ts';

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
};

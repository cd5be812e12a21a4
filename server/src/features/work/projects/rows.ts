import type { RowRules } from '#tenancy/transfer/index.ts';
import { projectFields } from './fields.ts';
import { ProjectMemberPatch } from './schema.ts';

export const projectRows: RowRules = {
  project: {
    columns: projectFields.rowRules,
    check: ({ start_date: start, target_date: target }) =>
      typeof start === 'string' && typeof target === 'string' && target < start
        ? 'target_date must not be before start_date'
        : undefined,
  },
  project_member: { columns: { role: ProjectMemberPatch.properties.role } },
};

import { Positive, type RowRules } from '#tenancy/transfer/index.ts';
import { oneOf } from '#platform/http/index.ts';
import { WIP_POLICIES } from '#features/work/workflow/index.ts';
import { NewProject, ProjectMemberPatch } from './schema.ts';

const { key, name, description, status, visibility, color } = NewProject.properties;

export const projectRows: RowRules = {
  project: {
    columns: {
      key,
      name,
      description,
      status,
      visibility,
      color,
      next_number: Positive,
      wip_policy: oneOf(WIP_POLICIES),
      version: Positive,
      description_version: Positive,
    },
    check: ({ start_date: start, target_date: target }) =>
      typeof start === 'string' && typeof target === 'string' && target < start
        ? 'target_date must not be before start_date'
        : undefined,
  },
  project_member: { columns: { role: ProjectMemberPatch.properties.role } },
};

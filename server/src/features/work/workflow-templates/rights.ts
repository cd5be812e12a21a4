import type { TenantRight } from '#identity/index.ts';

export const templateRights = {
  manage: {
    name: 'workflow-templates.manage',
    summary: 'Add, change and delete workflow templates',
    from: 'manager',
    can: 'manageWorkflowTemplates',
  },
} as const satisfies Record<string, TenantRight>;

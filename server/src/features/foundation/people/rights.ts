import type { TenantRight } from '#identity/index.ts';

export const peopleRights = {
  updateTenant: {
    name: 'tenant.update',
    summary: 'Rename the workspace, set its time zone and data retention',
    from: 'admin',
    can: 'update',
  },
  manageMembers: {
    name: 'members.manage',
    summary: 'Change members’ roles and remove members',
    from: 'admin',
    can: 'manageMembers',
  },
  invite: {
    name: 'members.invite',
    summary: 'Invite people',
    from: 'admin',
    can: 'invite',
  },
} as const satisfies Record<string, TenantRight>;

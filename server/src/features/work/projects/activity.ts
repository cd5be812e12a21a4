import type { ActivityKind } from '#features/foundation/activity/index.ts';

/** What history tells of a project. */
export const projectActivity = {
  created: { name: 'project.created', sentence: 'created the project' },
  updated: { name: 'project.updated', sentence: 'changed the project' },
  archived: { name: 'project.archived', sentence: 'archived the project' },
  unarchived: { name: 'project.unarchived', sentence: 'restored the project from the archive' },
  deleted: { name: 'project.deleted', sentence: 'moved the project to the trash' },
  restored: { name: 'project.restored', sentence: 'restored the project from the trash' },
  memberAdded: { name: 'project.member_added', sentence: 'added a member' },
  memberChanged: { name: 'project.member_changed', sentence: 'changed the role of a member' },
  memberRemoved: { name: 'project.member_removed', sentence: 'removed a member' },
} as const satisfies Record<string, ActivityKind>;

import type { ActivityKind } from '#features/foundation/activity/index.ts';

/** What history tells of comments. It never keeps their text, so a deleted comment is gone. */
export const commentActivity = {
  created: { name: 'comment.created', sentence: 'commented' },
  updated: { name: 'comment.updated', sentence: 'edited a comment' },
  deleted: { name: 'comment.deleted', sentence: 'deleted a comment' },
} as const satisfies Record<string, ActivityKind>;

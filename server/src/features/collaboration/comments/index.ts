/**
 * Comments on tasks, with replies, mentions and reactions. Owns comment, comment_version and comment_reaction; announces
 * what becomes of them and declares whom that notifies. A comment belongs to its task: who sees the task reads it.
 * Depends on tasks, projects, activity and people.
 */
export { react } from './actions/change.ts';
export { createComment } from './actions/create.ts';
export { commentsFeature } from './feature.ts';
export { commentCreated, commentUpdated } from './events.ts';
export { readComment } from './load.ts';
export { mentionOf, mentionsIn, withNames } from './mentions.ts';
export { commentNotifications } from './notifications.ts';
export type { Reaction } from './model.ts';

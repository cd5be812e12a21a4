/**
 * Inboxes: what others did to one's tasks and one's roles in projects, read and unread, snoozed. Owns
 * notification, which jobs write that follow from the events of those features that declare notices; announces to each
 * person that their inbox has changed. Depends on tasks, projects and people; listens to who leaves.
 */
export { notificationChanged } from './events.ts';
export { notificationsFeature } from './feature.ts';

/**
 * Inboxes: what others did to a person's tasks and project roles, read and unread, snoozed. Owns notification, which
 * its jobs write from the events of features that declare notices. Announces changes of an inbox to its owner. Depends
 * on tasks, projects and people; handles departures of members.
 */
export { notificationChanged } from './events.ts';
export { notificationsFeature } from './feature.ts';

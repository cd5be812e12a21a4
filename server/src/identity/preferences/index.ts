/** What people want to hear of, and how. */
export {
  CHANNELS,
  NOTIFICATION_KINDS,
  isMailedKind,
  type Channel,
  type InboxKind,
  type MailedKind,
  type NotificationKind,
} from './kinds.ts';
export { putChoices, whoWants, type Choice } from './preference-store.ts';
export { preferenceRoutes } from './routes.ts';

/** Notification preferences. */
export {
  CHANNELS,
  type Channel,
  type InboxKind,
  type KindCarriedBy,
  type MailedKind,
  type NotificationKind,
} from './kinds.ts';
export { type Concern, type Notice, type NoticeSource, concern, noticeFrom } from './notices.ts';
export { putChoices, whoWants, type Choice } from './preference-store.ts';
export { preferenceRoutes } from './routes.ts';

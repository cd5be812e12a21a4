/**
 * Sends mail: once, after the commit that enqueues it, in the recipient's language and time zone, unless they have
 * turned it off or lost access. Features above declare kinds of mail and enqueue them. Owns `control.mail`. Depends on
 * identity only.
 */
export { mailFeature } from './feature.ts';
export type {
  Addressee,
  MailDelivery,
  ContentKind,
  MailFeature,
  MailKind,
  MailPreference,
} from './mail-kind.ts';
export {
  type Dictionary,
  LANGUAGES,
  type Language,
  type Reader,
  formatDay,
  formatDue,
  formatDueShort,
  formatShort,
  formatTime,
  readerOf,
} from './language.ts';
export {
  type Block,
  type MailFrame,
  type MailContent,
  type Phrase,
  type TaskLine,
  excerpt,
} from './content.ts';
export { MailKinds } from './mail-kinds.ts';
export { Mailer, type MailerDeps, type MailRequest } from './mailer.ts';
export { nameInMail, titleInMail } from './names.ts';
export { sendNow, type MailToSend } from './actions/send-now.ts';
export { toHtml } from './view/html.ts';
export { toText } from './view/text.ts';
export { readUnsubscription, unsubscribe } from './unsubscribe.ts';
export { type UnsubscribePage, unsubscribePage } from './view/unsubscribe-page.ts';
export { UnsubscribeTokens, type Unsubscription } from './unsubscribe-token.ts';
export { FRAME_WORDS } from './words.ts';

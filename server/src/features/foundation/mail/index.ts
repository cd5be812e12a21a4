/**
 * Mail that is enqueued and sent: what is enqueued in a commit goes out after it, once, in the language and
 * the time zone of whom it is to, unless they do not want it or may not know any more. Features above declare
 * kinds of mail and enqueue them; this one owns `control.mail` and looks after it. Depends on identity only.
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

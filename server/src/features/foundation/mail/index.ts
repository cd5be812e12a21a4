/**
 * Mail that is promised and sent: what is promised in a commit goes out after it, once, in the language and
 * the time zone of whom it is to, unless they do not want it or may not know any more. Features above declare
 * kinds of mail and promise them; this one owns `control.mail` and looks after it. Depends on identity only.
 */
export { mailFeature } from './feature.ts';
export type {
  Addressee,
  MailDelivery,
  LetterKind,
  MailFeature,
  MailKind,
  MailPreference,
} from './kind.ts';
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
  type Frame,
  type Letter,
  type Phrase,
  type TaskLine,
  excerpt,
} from './letter.ts';
export { MailKinds } from './kinds.ts';
export { Mailer, type MailerDeps, type Promised } from './mailer.ts';
export { nameInMail, titleInMail } from './names.ts';
export { post, type Posted } from './post.ts';
export { toHtml } from './render/html.ts';
export { toText } from './render/text.ts';
export { readUnsubscription, unsubscribe } from './unsubscribe.ts';
export { type UnsubscribePage, unsubscribePage } from './unsubscribe-page.ts';
export { UnsubscribeTokens, type Unsubscription } from './unsubscribe-token.ts';
export { FRAME_WORDS } from './words.ts';

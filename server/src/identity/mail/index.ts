/** The records of enqueued mail; `features/foundation/mail` sends it. */
export {
  claimMail,
  findMail,
  findRefusal,
  insertMail,
  listMail,
  listOverdueMail,
  markDelayed,
  markEnded,
  markSent,
  putRefusal,
  removeEndedMail,
  removeRefusal,
  requeueMail,
  type MailFilter,
  type NewMail,
} from './mail-store.ts';
export type { Mail } from './mail.ts';

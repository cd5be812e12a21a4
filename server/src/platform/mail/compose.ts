import type { SendMailOptions } from 'nodemailer';
import type { Mailbox, MailMessage } from './message.ts';

const MOST_SUBJECT = 200;
const MOST_NAME = 100;

/** Cuts between what people see as letters, never inside one. */
const letters = new Intl.Segmenter();

/** Control characters, line ends of every kind, and marks that turn the direction of what follows. */
const UNFIT = /[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu;

/**
 * Text fit for a header: one line without control characters, bounded. What writes the header encodes
 * the rest.
 */
export function headerText(text: string, most: number): string {
  const line = text.replaceAll(UNFIT, ' ').replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(letters.segment(line), ({ segment }) => segment);
  if (characters.length <= most) return line;
  const kept = characters.slice(0, most - 1).join('');
  return `${kept.trimEnd()}…`;
}

const ADDRESS = /^[^\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]+@[^\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]+$/u;

/** @throws TypeError for what could be more than one address */
function mailbox({ name = '', address }: Mailbox): { name: string; address: string } {
  if (!ADDRESS.test(address)) throw new TypeError('not an e-mail address');
  return { name: headerText(name, MOST_NAME), address };
}

/** A mail as nodemailer takes it: headers made safe, and what machines want to know about it. */
export function toMail(message: MailMessage): SendMailOptions {
  const { messageId, thread, unsubscribeUrl, text, html, date } = message;
  const [from, to] = [mailbox(message.from), mailbox(message.to)];
  return {
    messageId: `<${messageId}>`,
    date,
    from,
    to,
    subject: headerText(message.subject, MOST_SUBJECT),
    text,
    html,
    ...(thread && { references: `<${thread}>` }),
    // Bounces go to the sender, whatever stands in From (RFC 5321, 4.4).
    envelope: { from: from.address, to: to.address },
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    // Nothing is fetched and no file is read, whatever the text says.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

import { newId } from '#kernel/ids.ts';
import type { Reader } from '../language.ts';
import type { MailFrame, MailContent } from '../content.ts';
import type { Mailer } from '../mailer.ts';
import { nameInMail } from '../names.ts';
import { toHtml } from '../view/html.ts';
import { toText } from '../view/text.ts';

/** A mail about an account itself, which belongs to no workspace. */
export interface MailToSend {
  /** An account, or an address of no one yet. */
  readonly to: { readonly email: string; readonly fullName?: string };
  readonly reader: Reader;
  readonly content: MailContent;
}

/**
 * Sends a mail at once, from a job that is tried again when this fails.
 * @throws MailRefused when the server will never take it; any other error may pass with time
 */
export async function sendNow(
  { deps: { transport, from, identity } }: Mailer,
  { to, reader, content }: MailToSend,
): Promise<void> {
  const frame: MailFrame = {
    workspace: { name: 'TaskForce', url: identity.sites.baseAddress('/') },
    language: reader.language,
  };
  await transport.send({
    // Another one each time: what is tried again carries another secret, so it is not the same mail.
    messageId: `${newId()}@${from.address.split('@')[1] ?? 'localhost'}`,
    from,
    to: {
      address: to.email,
      ...(to.fullName !== undefined && { name: nameInMail(to.fullName) }),
    },
    subject: content.subject,
    text: toText(content, frame),
    html: toHtml(content, frame),
    date: identity.clock.now(),
  });
}

import { iso } from '#kernel/time.ts';
import { type MailTransport, MailRefused, type MailMessage } from '#platform/mail/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { RetryLater } from '#messaging/jobs/index.ts';
import {
  type Mail,
  claimMail,
  findAccount,
  findMail,
  findMember,
  findRefusal,
  markDelayed,
  markEnded,
  markSent,
  putRefusal,
  removeRefusal,
  whoWants,
} from '#identity/index.ts';
import type { MailDelivery, MailKind } from '../mail-kind.ts';
import { readerOf } from '../language.ts';
import type { MailFrame, MailContent } from '../content.ts';
import { type Mailer, type MailerDeps, secretContext } from '../mailer.ts';
import { nameInMail } from '../names.ts';
import { toHtml } from '../view/html.ts';
import { toText } from '../view/text.ts';
import { FRAME_WORDS } from '../words.ts';
import type { MailKinds } from '../mail-kinds.ts';

/** Who holds a mail for longer has died: more than an attempt may take. */
const HELD_SECONDS = 120;
const LONGEST_PAUSE_SECONDS = 6 * 3600;

/** The result of sending a claimed mail. */
export interface Delivered {
  readonly state: 'sent' | 'failed' | 'suppressed' | 'gone';
  readonly note: string;
}

/**
 * Sends a mail that was enqueued, unless it is not wanted or not allowed any more.
 *
 * When the process dies between the server's yes and the note of it, the mail is sent once more, under the
 * same Message-ID, by which mail programs and servers tell that it is the same. SMTP offers nothing better.
 * @param isLast whether it is given up when this fails
 * @throws what may pass with time, so that it is tried again
 */
export async function deliver(
  { mailer, kinds }: { readonly mailer: Mailer; readonly kinds: MailKinds },
  tenant: TenantRecord,
  { mailId, isLast }: { mailId: string; isLast: boolean },
): Promise<Delivered> {
  const { identity, transport } = mailer.deps;
  const { control, clock } = identity;
  const now = clock.now();
  const until = new Date(now.getTime() + HELD_SECONDS * 1000);
  const mail = await claimMail(control, mailId, { now: iso(now), until: iso(until) });
  if (!mail) return nothingToDo(mailer.deps, mailId);
  try {
    const kind = kinds.find(mail.kind);
    if (!kind) throw new Error(`this process knows no mail called ${mail.kind}`);
    const to = await addressee(mailer.deps, tenant, mail, kind);
    if (typeof to === 'string') return await end(mailer.deps, mail, 'suppressed', to);
    const content = await kind.compose(to, mail.data as never);
    if (!content)
      return await end(mailer.deps, mail, 'suppressed', 'there is nothing to say any more');
    return await send(
      mailer.deps,
      transport,
      mail,
      to,
      toMessage(mailer.deps, mail, kind, to, content),
    );
  } catch (error) {
    if (isLast) return end(mailer.deps, mail, 'failed', wordsOf(error));
    const pause = Math.min(30 * 2 ** mail.attempts, LONGEST_PAUSE_SECONDS);
    const dueAt = iso(new Date(clock.now().getTime() + pause * 1000));
    await markDelayed(control, mail.id, { dueAt, error: wordsOf(error) });
    throw error;
  }
}

async function nothingToDo({ identity }: MailerDeps, mailId: string): Promise<Delivered> {
  const mail = await findMail(identity.control, mailId);
  if (mail?.state === 'sending') throw new RetryLater('another worker is sending it', HELD_SECONDS);
  return { state: 'gone', note: mail ? `it is ${mail.state}` : 'it no longer exists' };
}

/** @returns why it must not go instead */
async function addressee(
  { identity, cipher }: MailerDeps,
  tenant: TenantRecord,
  mail: Mail,
  kind: MailKind,
): Promise<MailDelivery | string> {
  const { control, sites } = identity;
  const workspace = { name: nameInMail(tenant.name), url: sites.tenantUrl(tenant) };
  const secret =
    mail.secret === null ? undefined : cipher.decrypt(secretContext(mail), mail.secret);
  if (mail.secret !== null && secret === undefined) throw new Error('its secret does not open');
  const rest = { tenant, workspace, ...(secret !== undefined && { secret }) };
  if (mail.accountId === null) return { ...rest, reader: readerOf(mail.locale, 'UTC') };
  const [account, member] = await Promise.all([
    findAccount(control, mail.accountId),
    findMember(control, tenant.id, mail.accountId),
  ]);
  if (!account?.active) return 'the account is closed';
  if (!member?.active) return 'not a member any more';
  if (kind.preference !== null) {
    const wanting = await whoWants(control, [account.id], kind.preference.kind, 'email');
    if (!wanting.has(account.id)) return 'not wanted';
    const refusal = await findRefusal(control, account.id);
    if (refusal) return `the mailbox does not exist: ${refusal.answer}`;
  }
  const reader = readerOf(account.locale, account.timeZone);
  const name = nameInMail(account.fullName);
  return { ...rest, reader, name, member: { account, role: member.role } };
}

function toMessage(
  { identity, from, tokens }: MailerDeps,
  mail: Mail,
  { preference }: MailKind,
  { workspace, reader, member, name }: MailDelivery,
  content: MailContent,
): MailMessage {
  const url =
    preference !== null && member
      ? identity.sites.baseAddress(
          `/api/v1/mail/unsubscribe?token=${tokens.issue({ accountId: member.account.id, kind: preference.kind.name })}`,
        )
      : undefined;
  const label = FRAME_WORDS[reader.language].unsubscribe;
  const frame: MailFrame = {
    workspace,
    language: reader.language,
    ...(url !== undefined && { unsubscribe: { label, url } }),
  };
  const domain = mail.messageId.split('@')[1] ?? 'localhost';
  return {
    messageId: mail.messageId,
    from,
    to: {
      address: member?.account.email ?? mail.address,
      ...(name !== undefined && { name }),
    },
    subject: content.subject,
    text: toText(content, frame),
    html: toHtml(content, frame),
    date: new Date(mail.createdAt),
    ...(content.thread && { thread: `${content.thread}@${domain}` }),
    ...(url !== undefined && { unsubscribeUrl: url }),
  };
}

async function send(
  deps: MailerDeps,
  transport: MailTransport,
  mail: Mail,
  { reader, member }: MailDelivery,
  message: MailMessage,
): Promise<Delivered> {
  const { control, clock } = deps.identity;
  const { address } = message.to;
  let answer: string;
  try {
    answer = await transport.send(message);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    if (error.badAddress && member) {
      const refusal = { accountId: member.account.id, address, answer: error.message };
      await putRefusal(control, { ...refusal, at: iso(clock.now()) });
    }
    return end(deps, mail, 'failed', error.message);
  }
  await markSent(control, mail.id, { at: iso(clock.now()), address, locale: reader.locale });
  if (member) await removeRefusal(control, member.account.id);
  return { state: 'sent', note: answer };
}

async function end(
  { identity }: MailerDeps,
  mail: Mail,
  state: 'failed' | 'suppressed',
  why: string,
): Promise<Delivered> {
  await markEnded(identity.control, mail.id, { state, error: why });
  return { state, note: why };
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

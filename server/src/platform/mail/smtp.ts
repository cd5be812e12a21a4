import type { Transporter } from 'nodemailer';
import { toMail } from './compose.ts';
import { MailRefused, type MailTransport } from './message.ts';

/** How long a server may take, in milliseconds. */
export interface Patience {
  readonly connect: number;
  readonly greet: number;
  /** Between two of its lines. */
  readonly answer: number;
}

const PATIENCE: Patience = { connect: 5_000, greet: 10_000, answer: 20_000 };
const MOST_CONNECTIONS = 4;
const IDLE_MS = 30_000;

/**
 * Sends by SMTP, over a few connections that stay open.
 * @param url `smtp(s)://[user:password@]host[:port]`; nodemailer's options may follow as a query
 */
export function smtpTransport(url: string, patience: Patience = PATIENCE): MailTransport {
  let opening: Promise<Transporter<{ response: string }>> | undefined;
  const opened = (): Promise<Transporter<{ response: string }>> =>
    (opening ??= open(url, patience));
  const { host } = new URL(url);
  return {
    place: `SMTP at ${host}`,
    async send(message) {
      const mail = toMail(message);
      const pool = await opened();
      try {
        return (await pool.sendMail(mail)).response;
      } catch (error) {
        throw judged(error as SmtpFailure);
      }
    },
    async [Symbol.asyncDispose]() {
      (await opening)?.close();
    },
  };
}

/** The client is loaded with the first mail. */
async function open(url: string, patience: Patience): Promise<Transporter<{ response: string }>> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: MOST_CONNECTIONS,
    idleTimeout: IDLE_MS,
    // A mail whose connection broke may have been taken: whether to send it again is not decided here.
    maxRequeues: 0,
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.greet,
    socketTimeout: patience.answer,
  });
}

interface SmtpFailure extends Error {
  /** The server's three digits. */
  readonly responseCode?: number;
  readonly response?: string;
  /** What it answered to. */
  readonly command?: string;
}

/** Codes with which a server says that no one has this address (RFC 5321, 4.2.3). */
const NOBODY = new Set([550, 551, 553, 554]);
/** What an enhanced code blames (RFC 3463): `5.7.x` a policy, `5.1.x` and `5.2.1` the address. */
const POLICY = /^5\d\d[ -]5\.7\./;
const ADDRESS = /^5\d\d[ -]5\.(?:1\.|2\.1)/;

/** Ours and not the driver's: its codes are those of a database that is away as well. */
const notTaken = (cause: SmtpFailure): Error => new Error(cause.message, { cause });

/**
 * Permanent is what a server refuses for good about the recipient or the mail. What it says about the
 * login or the sender is a setting that can be put right, so such a mail is tried again, as after a
 * connection that failed.
 */
function judged(error: SmtpFailure): Error {
  const { responseCode = 0, response = '', command = '' } = error;
  if (responseCode < 500 || (command !== 'RCPT TO' && command !== 'DATA')) return notTaken(error);
  const badAddress =
    command === 'RCPT TO'
      ? NOBODY.has(responseCode) && !POLICY.test(response)
      : ADDRESS.test(response);
  return new MailRefused(response.slice(0, 500), badAddress);
}

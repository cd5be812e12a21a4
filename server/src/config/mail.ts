import { isIP } from 'node:net';

/** Who mail is from: a name people see, and the address that bounces come back to. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

const ADDRESS = /^[^\s@"(),:;<>[\]\\\p{Cc}]{1,64}@[^\s@"(),:;<>[\]\\\p{Cc}]{1,255}$/u;
const NAMED = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u;

/** Reads `Name <address>` or an address alone; undefined for anything else. */
export function toSender(text: string): MailSender | undefined {
  const [, name = '', within] = NAMED.exec(text.trim()) ?? [];
  const address = (within ?? text).trim();
  return ADDRESS.test(address) ? { name: name.trim() || 'TaskForce', address } : undefined;
}

export const isSender = (text: string): boolean => toSender(text) !== undefined;

/** `smtp://` or `smtps://` with a host. */
export function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '';
}

/** A sender that belongs to the deployment's own host. */
export const defaultSender = (hostname: string): MailSender => ({
  name: 'TaskForce',
  address: `no-reply@${isIP(hostname.replaceAll(/^\[|\]$/g, '')) ? 'localhost' : hostname}`,
});

import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { invalid } from '#kernel/errors.ts';
import { LOOKED_UP } from '#kernel/host-names.ts';

/** What a host's proof stands under. */
const RECORD_LABEL = '_taskforce';

/** A DNS name has 253 characters at most (RFC 1035), and the record's name is the longer one. */
const MAX_LENGTH = 253 - `${RECORD_LABEL}.`.length;

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Names that mean something else than a host on the internet (RFC 6761 and its registry). Those kept
 * for documentation are not among them: no one can prove them, and guides are written with them.
 */
const SPECIAL_USE = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'lan',
  'private',
  'home',
  'corp',
  'test',
  'invalid',
  'onion',
  'alt',
  'arpa',
];

/** The name of the TXT record that proves a host. */
export const recordNameOf = (host: string): string => `${RECORD_LABEL}.${host}`;

/** How a host in other letters than a to z is shown to people. */
export const toShownHost = (host: string): string => domainToUnicode(host) || host;

/** A name as hosts are written here: lower case, other letters in punycode; '' for what is no name. */
export const normalHost = (text: string): string =>
  domainToASCII(text.trim().replace(/\.$/, '')).toLowerCase();

/**
 * A host as it is kept: lower case, other letters in punycode.
 * @param text as a person wrote it
 * @param baseHostname the deployment's own host; nothing at, below or above it can be claimed
 * @throws AppError `invalid` at path `host`, saying what would be right
 */
export function toHost(text: string, baseHostname: string): string {
  const trimmed = text.trim();
  if (/[/\\:@?#%]/.test(trimmed))
    refuse('must be only a name, such as tasks.example.com: no https://, port or path');
  if (trimmed.includes('*')) refuse('must be one host: wildcards cannot be verified');
  const host = normalHost(trimmed);
  if (isIP(host) > 0) refuse('must be a name, not an IP address');
  const labels = host.split('.');
  if (!labels.every((label) => LABEL.test(label)))
    refuse('is not a host name; enter one like tasks.example.com');
  if (labels.length < 2) refuse('needs at least two parts, such as example.com');
  if (LOOKED_UP.has(labels[0] ?? ''))
    refuse(`starts with ${labels[0]}, a name that programs look up automatically; choose another`);
  if (host.length > MAX_LENGTH) refuse(`is too long: ${MAX_LENGTH} characters at most`);
  if (SPECIAL_USE.includes(labels.at(-1) ?? ''))
    refuse(`ends in .${labels.at(-1)}, which is not a name on the internet`);
  if (parse(host, { allowPrivateDomains: true }).domain === null)
    refuse('is a public suffix; enter your own domain below it');
  if (isSameOrBelow(host, baseHostname))
    refuse(`belongs to this platform; every workspace has its own name below ${baseHostname}`);
  if (isSameOrBelow(baseHostname, host)) refuse('belongs to this platform');
  return host;
}

const isSameOrBelow = (host: string, above: string): boolean =>
  host === above || host.endsWith(`.${above}`);

function refuse(message: string): never {
  throw invalid({ path: 'host', message });
}

import type { IncomingMessage } from 'node:http';
import { AppError } from '#kernel/errors.ts';

/**
 * Which host a request is for, as RFC 9112 (3.2) has it. One answer is settled before anything is routed, so that
 * tenant, links, cookies and the comparison with the Origin cannot each be about another host.
 */

/** `uri-host [ ":" port ]` without user information: a name, or an IPv6 address in brackets. */
const AUTHORITY = /^(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._~!$&'()*+,;=%-]{0,255})(?::(\d{0,5}))?$/;
const LARGEST_PORT = 65_535;

const NO_HOST = '?';

/** The absolute form, as clients send it to proxies: what is asked for, with the host in front. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/**
 * The target in the form that is routed. The host of a target in absolute form takes the place of the Host field,
 * which has to be ignored (RFC 9112, 3.2.2); what is no host is refused by {@link assertOneHost}.
 */
export function toOriginForm(request: Pick<IncomingMessage, 'url' | 'method' | 'headers'>): string {
  const target = request.url ?? '/';
  if (target.startsWith('/') || target === '*') return target;
  const [, authority = '', rest = ''] = ABSOLUTE.exec(target) ?? [];
  // Without a Host field the request is refused, whatever its target says.
  if (request.headers.host !== undefined)
    request.headers.host = authority === '' ? NO_HOST : authority;
  if (rest === '' && request.method === 'OPTIONS') return '*';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/**
 * @param request as {@link toOriginForm} left it
 * @param host the one that counts: a proxy's word where it is trusted
 * @throws AppError `bad_request` for a request without a Host, with several, or with what is none
 */
export function assertOneHost(
  {
    rawHeaders,
    httpVersion,
    headers,
  }: Pick<IncomingMessage, 'rawHeaders' | 'httpVersion' | 'headers'>,
  host: string,
): void {
  // Node takes the first of several; a proxy before us may have routed by the last.
  if (countHosts(rawHeaders) > 1)
    throw new AppError('bad_request', 'A request must have exactly one Host.');
  if (headers.host === undefined && httpVersion !== '1.0')
    throw new AppError('bad_request', 'A request must have a Host.');
  for (const authority of new Set([headers.host ?? '', host])) assertAuthority(authority);
}

function assertAuthority(authority: string): void {
  const parts = AUTHORITY.exec(authority);
  if (!parts) throw new AppError('bad_request', 'The Host must be a name, optionally with a port.');
  if (Number(parts[1] ?? 0) > LARGEST_PORT)
    throw new AppError('bad_request', 'The port of the Host is invalid.');
}

/** @param rawHeaders names and values by turns */
function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}

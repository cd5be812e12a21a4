import type { Dispatcher } from 'undici';
import { OutboundError } from './failure.ts';
import type { Headers } from './request.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Carry rights whatever else they are used for. */
const SECRET = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Where an answer wants to be asked for instead, if it does. */
export function redirectOf({
  statusCode,
  headers,
}: Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>): string | undefined {
  if (!REDIRECTS.has(statusCode)) return undefined;
  return [headers['location']].flat()[0];
}

/**
 * The next hop of a GET. To another origin it goes without credentials.
 * @throws OutboundError `redirect` when it leads nowhere, or from HTTPS to plain HTTP
 */
export function nextHop(
  { url, headers }: { readonly url: URL; readonly headers: Headers },
  location: string,
  credentials: Headers,
): { url: URL; headers: Headers } {
  if (!URL.canParse(location, url.href))
    throw new OutboundError('redirect', 'It redirects to what is not an address.');
  const next = new URL(location, url.href);
  if (url.protocol === 'https:' && next.protocol !== 'https:')
    throw new OutboundError('redirect', 'It redirects to an address that is not https://.');
  if (next.origin === url.origin) return { url: next, headers };
  const secret = new Set([...SECRET, ...Object.keys(credentials).map(lowerCase)]);
  const kept = Object.entries(headers).filter(([name]) => !secret.has(lowerCase(name)));
  return { url: next, headers: Object.fromEntries(kept) };
}

const lowerCase = (text: string): string => text.toLowerCase();

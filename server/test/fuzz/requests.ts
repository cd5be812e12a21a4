import type { Route } from '#platform/http/route.ts';
import { PROBES } from '../isolation/probes.ts';
import type { World } from '../isolation/world.ts';
import type { Own } from './headers.ts';
import { toJson } from './json.ts';
import type { Random } from './random.ts';
import { type Known, sampleOf } from './sample.ts';

/** Requests as they are sent, and the good ones they begin as. */

export interface FuzzRequest {
  method: string;
  /** Below /api/v1, as it stands in the request line. */
  path: string;
  readonly query: string[];
  readonly headers: Record<string, string>;
  payload: string | Buffer | undefined;
}

export interface Caller {
  readonly known: Known;
  /** Of someone whose ids the caller must not reach. */
  readonly neighbour: World;
  readonly token: string | undefined;
}

export const ownOf = ({ known: { world }, neighbour, token = 'none' }: Caller): Own => ({
  slug: world.tenant,
  id: world.tenantId,
  otherSlug: neighbour.tenant,
  token,
});

/** A request before its body is written. */
export interface Draft {
  readonly request: FuzzRequest;
  body: unknown;
}

/** A request that is right. @param fields that its body has beside those it must have; by chance when left out */
export function draftOf(
  route: Route,
  { known, token }: Caller,
  random: Random,
  fields?: readonly string[],
): Draft {
  const { contract } = route;
  const name = `${contract.method} ${contract.url}`;
  const probe = random.pick(PROBES[name]?.(known.world) ?? [undefined]);
  const [path = '', search] = (probe?.url ?? urlOf(contract.url, known.world)).split('?');
  const sampled = contract.body && sampleOf(contract.body, random, known, '', fields);
  const isProbe = probe?.body !== undefined && fields === undefined && random.chance(0.3);
  const body: unknown = isProbe ? { ...probe.body } : sampled;
  const request: FuzzRequest = {
    method: contract.method,
    path,
    query: search && random.chance(0.5) ? search.split('&') : [],
    headers: {
      host: 'localhost:3000',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(route.access === 'tenant' && { 'x-tenant-id': known.world.tenant }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    payload: undefined,
  };
  return { request, body };
}

export function finish({ request, body }: Draft): FuzzRequest {
  if (body !== undefined) request.payload ??= toJson(body);
  return request;
}

const urlOf = (url: string, world: World): string => url.replaceAll(/:\w+/g, world.sessionId);

/** Which parts of a route's path stand for something. */
export const placesIn = (url: string): number[] =>
  url.split('/').flatMap((part, i) => (part.startsWith(':') ? [i] : []));

/** Puts something else at a place of the path. */
export function replacePart(request: FuzzRequest, place: number, text: string): void {
  request.path = request.path.split('/').with(place, text).join('/');
}

/** A field of a query with a value. */
export const queryOf = (field: string, text: string): string =>
  `${encodeURIComponent(field)}=${text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80'}`;

/** How long a body may be to be shown in full. */
const MOST_SHOWN = 3000;
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const MOST_OF_A_HEADER = 300;

/** A good token is good for minutes: whoever repeats the request brings another. */
const headerOf = (name: string, text: string, token: string | undefined): string =>
  token !== undefined && text === `Bearer ${token}`
    ? '"authorization: Bearer $TOKEN"'
    : quoted(`${name}: ${text.slice(0, MOST_OF_A_HEADER)}`);

/** A line for a shell that sends the same again; what cannot be typed is described. */
export function toCurl(
  { method, headers, payload, ...request }: FuzzRequest,
  token: string | undefined,
): string {
  const bytes = payload === undefined ? undefined : Buffer.from(payload);
  const isLong = bytes !== undefined && bytes.length > MOST_SHOWN;
  const body = bytes
    ?.toString('latin1')
    .replaceAll(
      /[^\x20-\x7e]/g,
      (character) => String.raw`\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  return [
    `curl -X ${method} ${quoted(addressOf(request))}`,
    ...Object.entries(headers).map(([name, text]) => `-H ${headerOf(name, text, token)}`),
    ...(body === undefined ? [] : [`--data-binary $${quoted(body.slice(0, MOST_SHOWN))}`]),
    ...(isLong ? [`# and more, ${bytes.length} bytes in all`] : []),
  ].join(' ');
}

export const addressOf = ({ path, query }: Pick<FuzzRequest, 'path' | 'query'>): string =>
  `/api/v1${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;

import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const gzipLater = promisify(gzip);

/** Below this, the answer fits into the packet that its headers travel in anyway. */
const SMALLEST = 1024;
/** A millisecond of work at most. Larger answers go to the thread pool, which password hashes keep busy. */
const MOST_AT_ONCE = 128 * 1024;
/** The lowest level: 24 kB of tasks become 4 kB in 0.1 ms, and level 6 saves another 5 % for three times that. */
const options = { level: constants.Z_BEST_SPEED };

const COMPRESSIBLE = /^(?:application\/(?:[\w.-]+\+)?json|text\/(?:html|csv|plain))\b/;

/**
 * Compresses answers of the API.
 *
 * Length tells about content when an answer holds a secret beside something that an attacker chooses
 * (BREACH). Two rules keep the two apart. Only answers to GET are compressed: tokens, tickets and secrets
 * are handed out by POST alone. And the API reads who asks from the Authorization header, which another
 * site's page cannot make a browser send; the one cookie goes to `/auth`, which is never compressed.
 */
export function compressAnswers(http: FastifyInstance): void {
  http.addHook('onSend', async (request, reply, payload) => {
    if (!isText(payload) || !mayCompress(request, reply)) return payload;
    const length = Buffer.byteLength(payload);
    if (length < SMALLEST) return payload;
    void reply.header('vary', varyOn(reply.getHeader('vary')));
    if (!acceptsGzip(request.headers['accept-encoding'])) return payload;
    void reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return length <= MOST_AT_ONCE ? gzipSync(payload, options) : gzipLater(payload, options);
  });
}

const isText = (payload: unknown): payload is string | Buffer =>
  typeof payload === 'string' || Buffer.isBuffer(payload);

function mayCompress(request: FastifyRequest, reply: FastifyReply): boolean {
  return (
    request.method === 'GET' &&
    request.url.startsWith('/api/') &&
    !request.url.startsWith('/api/v1/auth/') &&
    !reply.hasHeader('content-encoding') &&
    COMPRESSIBLE.test(String(reply.getHeader('content-type')))
  );
}

/** Whether gzip is among what is accepted (RFC 9110, 12.5.3); `gzip;q=0` refuses it. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const wants = new Map<string, boolean>();
  for (const part of String(header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const isRefused = parameters.some((each) => /^q=0(?:\.0{0,3})?$/.test(each));
    wants.set(name, !isRefused);
  }
  return wants.get('gzip') ?? wants.get('x-gzip') ?? wants.get('*') ?? false;
}

function varyOn(present: unknown): string {
  const named = typeof present === 'string' && present !== '' ? present.split(/\s*,\s*/) : [];
  return [...new Set([...named, 'Accept-Encoding'])].join(', ');
}

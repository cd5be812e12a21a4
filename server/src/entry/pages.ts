import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CHECKOUT } from '#config/index.ts';

const BUILT = join(CHECKOUT, 'web/dist/');

const HOST = /^[a-z\d.-]+(:\d{1,5})?$/i;

/** The page's own WebSocket, named for browsers whose 'self' stands for pages and requests alone. */
const ownSocket =
  (scheme: 'ws' | 'wss') =>
  ({ headers: { host = '' } }: FastifyRequest['raw']): string =>
    HOST.test(host) ? `${scheme}://${host}` : "'self'";

/** Nothing from elsewhere, no script in the page itself, nobody may frame it. */
const policy = (secure: boolean) => ({
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'", ownSocket(secure ? 'wss' : 'ws')],
  'font-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
});

/**
 * Serves the built page on every host. Files with a hash in their name are cached for ever; every
 * other address that asks for HTML gets the page, which finds its own way from there.
 */
export async function servePages(
  http: FastifyInstance,
  options: { secure: boolean },
): Promise<void> {
  if (!existsSync(BUILT)) return;
  await http.register(async (pages) => {
    await pages.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: policy(options.secure) },
      // For the host alone: what lies below a workspace's own domain is not ours to decide about.
      strictTransportSecurity: options.secure && { includeSubDomains: false },
      // Over plain http, browsers heed it on localhost alone and complain everywhere else.
      crossOriginOpenerPolicy: options.secure,
      crossOriginEmbedderPolicy: false,
    });
    await pages.register(statics, {
      root: `${BUILT}assets/`,
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
    });
    const page = { schema: { hide: true } as object };
    pages.get('/', page, (_request, reply) =>
      reply.sendFile('index.html', BUILT, { maxAge: 0, immutable: false }),
    );
    pages.get('/*', page, (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      const file = path.slice(1);
      if (
        /^[\w-]+\.(js|svg|png|ico|webmanifest|txt)$/.test(file) &&
        existsSync(`${BUILT}${file}`)
      ) {
        return reply.sendFile(file, BUILT, { maxAge: '1h', immutable: false });
      }
      if (path.startsWith('/api/') || path.startsWith('/assets/')) return reply.callNotFound();
      return reply.sendFile('index.html', BUILT, { maxAge: 0, immutable: false });
    });
  });
}

import type { FastifyInstance, FastifyReply } from 'fastify';
import { notFound } from '#kernel/errors.ts';
import {
  type MailKinds,
  type Mailer,
  type UnsubscribePage,
  readUnsubscription,
  unsubscribe,
  unsubscribePage,
} from '#features/foundation/mail/index.ts';

const URL = '/api/v1/mail/unsubscribe';
/** No script, nothing from anywhere, no one may frame it; its form comes back here. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** The body is read and thrown away: RFC 8058 wants a form, the token is all that counts. */
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const MOST_BYTES = 10_000;

interface Asked {
  Querystring: { token?: string | string[] };
}

/**
 * The link of every mail that can be switched off, for mail programs (a POST ends it at once, RFC 8058) and
 * for people (a page asks first: programs that look into links follow them by GET). It needs no login, and
 * is the same on every host.
 */
export async function serveUnsubscribe(
  http: FastifyInstance,
  mailer: Mailer,
  kinds: MailKinds,
): Promise<void> {
  const home = mailer.deps.identity.sites.baseAddress('/');
  const hidden = { schema: { hide: true } as object };
  const show = (reply: FastifyReply, page: UnsubscribePage): FastifyReply =>
    reply
      .code(page.kind === 'wrong' ? 404 : 200)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      // The URL contains the token, which must not leak.
      .header('referrer-policy', 'no-referrer')
      .send(unsubscribePage(page, home));
  const tokenOf = ({ token }: Asked['Querystring']): string =>
    typeof token === 'string' ? token : '';

  await http.register(async (scope) => {
    const options = { parseAs: 'string' as const, bodyLimit: MOST_BYTES };
    scope.addContentTypeParser(FORMS, options, (_request, _body, done) => done(null));

    scope.get<Asked>(URL, hidden, async ({ query }, reply) => {
      const found = await readUnsubscription(mailer, kinds, tokenOf(query));
      return show(
        reply,
        found ? { kind: 'question', ...found } : { kind: 'wrong', language: 'en' },
      );
    });

    scope.post<Asked>(URL, hidden, async ({ query, headers }, reply) => {
      const found = await readUnsubscription(mailer, kinds, tokenOf(query));
      const isPerson = headers.accept?.includes('text/html') ?? false;
      if (!found) {
        if (isPerson) return show(reply, { kind: 'wrong', language: 'en' });
        throw notFound('subscription');
      }
      await unsubscribe(mailer, found);
      return isPerson ? show(reply, { kind: 'done', ...found }) : reply.code(204).send();
    });
  });
}

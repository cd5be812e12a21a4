import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config/index.ts';
import { MailDirectory, readMessage } from '#platform/mail/index.ts';
import type { ContentKind, Mailer } from '#features/foundation/mail/index.ts';
import { type MailListItem, type MailDetails, listPage } from './pages.ts';
import { type Sample, samplesOf } from './samples.ts';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Our own page: nothing but its style and the frame. */
const PAGE =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A mail: nothing runs, nothing is fetched, whatever is in it. */
const FRAME =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

interface Named {
  Params: { name: string };
}

/**
 * The outbox and every template in a browser, for developers. Mail holds secrets, so there is
 * nothing here but in development, without a mail server, at an address of this machine alone.
 */
export function serveDevMail(
  http: FastifyInstance,
  config: Config,
  mailer: Mailer,
  kinds: readonly ContentKind[],
): void {
  const { transport } = mailer.deps;
  const isLocal = LOCAL_NAME.test(new URL(config.baseUrl).hostname);
  if (config.nodeEnv !== 'development' || !isLocal || !(transport instanceof MailDirectory)) return;
  const options = {
    schema: { hide: true } as object,
    // A name that leads here from elsewhere, and a proxy on this machine, are none of ours.
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const near = LOOPBACK.test(request.socket.remoteAddress ?? '');
      const passedOn = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
      if (!near || passedOn !== undefined || !LOCAL_NAME.test(request.hostname))
        return reply.callNotFound();
    },
  };

  const outbox = async (
    name?: string,
  ): Promise<{ lines: MailListItem[]; shown: MailDetails | undefined }> => {
    const names = (await transport.list()).slice(0, 200);
    const lines = await Promise.all(
      names.map(async (each) => {
        const { headers } = readMessage((await transport.read(each)) ?? Buffer.of());
        return {
          title: headers.get('subject') ?? each,
          details: `${headers.get('to') ?? ''} · ${headers.get('date') ?? ''}`,
          href: `/dev/mail/${each}`,
          isShown: each === name,
        };
      }),
    );
    const raw = name === undefined ? undefined : await transport.read(name);
    if (!raw) return { lines, shown: undefined };
    const { headers, text } = readMessage(raw);
    const told = ['From', 'To', 'Subject', 'Message-ID', 'List-Unsubscribe'];
    return {
      lines,
      shown: {
        htmlHref: `/dev/mail/${name}/html`,
        text,
        headers: told.map((h) => [h, headers.get(h.toLowerCase()) ?? '–'] as const),
      },
    };
  };

  const templates = async (
    name?: string,
  ): Promise<{ lines: MailListItem[]; shown: MailDetails | undefined }> => {
    const samples = await samplesOf(mailer, kinds);
    const one = samples.find((sample) => sample.name === name);
    return { lines: samples.map((sample) => toLine(sample, name)), shown: one && toShown(one) };
  };

  const page = (reply: FastifyReply, html: string): FastifyReply =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE).send(html);
  const frame = (reply: FastifyReply, html: string | undefined): FastifyReply | void =>
    html === undefined
      ? reply.callNotFound()
      : reply.type('text/html; charset=utf-8').header('content-security-policy', FRAME).send(html);

  const showOutbox = async (reply: FastifyReply, name?: string) => {
    const { lines, shown } = await outbox(name);
    const hint =
      lines.length === 0 ? `No mail yet: it comes to ${transport.place}.` : 'Choose a mail.';
    return page(reply, listPage('outbox', lines, shown, hint));
  };
  const showTemplates = async (reply: FastifyReply, name?: string) => {
    const { lines, shown } = await templates(name);
    return page(reply, listPage('templates', lines, shown, 'Choose a template.'));
  };

  http.get('/dev/mail', options, (_request, reply) => showOutbox(reply));
  http.get('/dev/mail/templates', options, (_request, reply) => showTemplates(reply));
  http.get<Named>('/dev/mail/templates/:name', options, ({ params }, reply) =>
    showTemplates(reply, params.name),
  );
  http.get<Named>('/dev/mail/templates/:name/html', options, async ({ params }, reply) =>
    frame(reply, (await samplesOf(mailer, kinds)).find(({ name }) => name === params.name)?.html),
  );
  http.get<Named>('/dev/mail/:name', options, ({ params }, reply) =>
    showOutbox(reply, params.name),
  );
  http.get<Named>('/dev/mail/:name/html', options, async ({ params }, reply) => {
    const raw = await transport.read(params.name);
    return frame(reply, raw && readMessage(raw).html);
  });
}

const toLine = ({ name, content, language }: Sample, shown: string | undefined): MailListItem => ({
  title: content.subject,
  details: `${name.replace(/-\w+$/, '')} · ${language}`,
  href: `/dev/mail/templates/${name}`,
  isShown: name === shown,
});

const toShown = ({ name, content, text }: Sample): MailDetails => ({
  htmlHref: `/dev/mail/templates/${name}/html`,
  text,
  headers: [
    ['Subject', content.subject],
    ['Preview', content.preheader],
  ],
});

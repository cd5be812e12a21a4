import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SmtpDouble, startSilence, startSmtp } from '../../../test/harness/smtp.ts';
import {
  MailRefused,
  type MailTransport,
  type MailMessage,
  readMessage,
  smtpTransport,
} from './index.ts';

const QUICK = { connect: 400, greet: 400, answer: 400 };

const MAIL: MailMessage = {
  messageId: 'one@tasks.example',
  from: { name: 'TaskForce', address: 'no-reply@tasks.example' },
  to: { name: 'Jörg', address: 'joerg@people.example' },
  subject: 'Grüße aus Köln',
  text: 'Hallo Jörg,\n\nalles gut?\n',
  html: '<p>Hallo <b>Jörg</b></p>',
  date: new Date('2026-03-01T09:30:00Z'),
};

let server: SmtpDouble;
let smtp: MailTransport;
beforeAll(async () => {
  server = await startSmtp();
  smtp = smtpTransport(server.url, QUICK);
});
beforeEach(() => {
  server.mood = 'accepting';
  server.taken.length = 0;
});
afterAll(async () => {
  await smtp[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const failure = (message = MAIL): Promise<unknown> =>
  smtp.send(message).then(
    () => 'taken',
    (error: unknown) => error,
  );

describe('a server that takes the mail', () => {
  it('gets envelope, text and HTML', async () => {
    expect(await smtp.send(MAIL)).toMatch(/^250/);
    const [taken] = server.taken;
    expect(taken).toMatchObject({ from: 'no-reply@tasks.example', to: ['joerg@people.example'] });
    const { headers, text, html } = readMessage(taken?.raw ?? Buffer.of());
    expect(headers.get('subject')).toBe('Grüße aus Köln');
    expect(headers.get('from')).toBe('TaskForce <no-reply@tasks.example>');
    expect(headers.get('to')).toBe('Jörg <joerg@people.example>');
    expect(headers.get('message-id')).toBe('<one@tasks.example>');
    expect(headers.get('date')).toBe('Sun, 01 Mar 2026 09:30:00 +0000');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.has('list-unsubscribe')).toBe(false);
    expect(text.trim()).toBe('Hallo Jörg,\r\n\r\nalles gut?');
    expect(html.trim()).toBe('<p>Hallo <b>Jörg</b></p>');
  });

  it('is told how to unsubscribe, where one can', async () => {
    const unsubscribeUrl = `https://tasks.example/api/v1/mail/unsubscribe?token=${'x'.repeat(90)}`;
    await smtp.send({ ...MAIL, unsubscribeUrl, thread: 'task-7@tasks.example' });
    const { headers } = readMessage(server.taken[0]?.raw ?? Buffer.of());
    expect(headers.get('list-unsubscribe')).toBe(`<${unsubscribeUrl}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('references')).toBe('<task-7@tasks.example>');
  });

  it('is not called anew for every mail', async () => {
    for (let i = 0; i < 5; i += 1) await smtp.send(MAIL);
    expect(server.connections).toBe(1);
  });
});

describe('nothing in a mail becomes a header', () => {
  it.each(['\r\nBcc: eve@evil.example', '\nBcc: eve@evil.example', '\u2028Bcc: eve@evil.example'])(
    'subject and names with %j',
    async (evil) => {
      await smtp.send({
        ...MAIL,
        subject: `Hello${evil}`,
        from: { ...MAIL.from, name: `TaskForce${evil}` },
        to: { ...MAIL.to, name: `Anna" <eve@evil.example>, "${evil}` },
      });
      const [taken] = server.taken;
      expect(taken?.to).toEqual(['joerg@people.example']);
      const { headers } = readMessage(taken?.raw ?? Buffer.of());
      expect(headers.has('bcc')).toBe(false);
      expect(headers.get('subject')).toBe('Hello Bcc: eve@evil.example');
    },
  );

  it.each([
    'a@b.example\r\nRCPT TO:<eve@evil.example>',
    'a@b.example, eve@evil.example',
    '<a@b.example>',
    'a',
  ])('refuses the address %j', async (address) => {
    expect(await failure({ ...MAIL, to: { address } })).toBeInstanceOf(TypeError);
    expect(server.taken).toEqual([]);
  });

  it('and a subject is bounded', async () => {
    await smtp.send({ ...MAIL, subject: 'ü'.repeat(5_000) });
    const subject = readMessage(server.taken[0]?.raw ?? Buffer.of()).headers.get('subject');
    expect(subject).toBe(`${'ü'.repeat(199)}…`);
  });
});

describe('a server that does not', () => {
  it.each([
    ['550 5.1.1 No such user', true],
    ['550 No such user', true],
    ['551 User not local', true],
    ['553 Mailbox name not allowed', true],
    ['554 No', true],
    ['550 5.7.1 Relaying denied', false],
    ['552 5.2.2 Mailbox full', false],
  ])('%s for the recipient: never; address at fault %s', async (recipient, badAddress) => {
    server.mood = { recipient };
    const error = await failure();
    expect(error).toBeInstanceOf(MailRefused);
    expect(error).toMatchObject({
      badAddress,
      message: expect.stringContaining(recipient.slice(0, 3)),
    });
  });

  it.each([
    ['554 5.7.1 Looks like spam', false],
    ['550 5.1.1 No such user', true],
  ])('%s for the mail: never; address at fault %s', async (data, badAddress) => {
    server.mood = { data };
    expect(await failure()).toMatchObject({ name: 'MailRefused', badAddress });
  });

  it.each([{ recipient: '450 4.2.0 Greylisted' }, { data: '451 4.3.0 Try later' }])(
    '%j: perhaps later',
    async (mood) => {
      server.mood = mood;
      const error = await failure();
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MailRefused);
      server.mood = 'accepting';
      expect(await failure()).toBe('taken');
    },
  );

  it.each(['dropping after the mail', 'silent after the mail'] as const)(
    '%s: perhaps later, and once only',
    async (mood) => {
      server.mood = mood;
      const error = await failure();
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MailRefused);
      expect(server.taken).toHaveLength(1);
    },
  );

  it('hanging from the start: fails in the time it is given', async () => {
    await using silence = await startSilence();
    await using waiting = smtpTransport(silence.url, QUICK);
    const start = performance.now();
    await expect(waiting.send(MAIL)).rejects.toThrow(/Timeout|Greeting/);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('not there: fails at once', async () => {
    const gone = await startSilence();
    await gone[Symbol.asyncDispose]();
    await using waiting = smtpTransport(gone.url, QUICK);
    await expect(waiting.send(MAIL)).rejects.toThrow('ECONNREFUSED');
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailDirectory } from '#platform/mail/index.ts';
import { type TestApp, startTestApp } from '../../../test/harness/app.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'taskforce-test-'));
});
afterAll(() => rm(directory, { recursive: true }));

const start = (env: Record<string, string>, outbox = true): Promise<TestApp> =>
  startTestApp({ env, ...(outbox && { mail: new MailDirectory(join(directory, 'mail')) }) });
const ask = (t: TestApp, url: string, more: object = {}) =>
  t.app.http.inject({ method: 'GET', url, headers: { host: 'localhost:3000' }, ...more });

describe('in development, without a mail server', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await start({ NODE_ENV: 'development', DEMO: 'false' });
    await t.app.mail.send({
      messageId: '0123456789abcdef@x.example',
      from: { address: 'no-reply@x.example' },
      to: { address: 'anna@x.example' },
      subject: 'Hello <script>alert(1)</script>',
      text: 'The text </pre><script>alert(1)</script>',
      html: '<p>The HTML</p><script>alert(1)</script>',
      date: new Date('2026-03-01T09:30:00Z'),
    });
  });
  afterAll(() => t[Symbol.asyncDispose]());

  it('mails are listed and shown, in a frame that runs nothing', async () => {
    const list = await ask(t, '/dev/mail');
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('Hello &lt;script&gt;');
    const [, href = ''] = /href="(\/dev\/mail\/2026\S+?)"/.exec(list.body) ?? [];
    const shown = await ask(t, href);
    expect(shown.body).toContain('The text &lt;/pre&gt;');
    expect(shown.body).toContain('sandbox=""');
    for (const page of [list, shown]) {
      expect(page.body).not.toContain('<script');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    }
    const frame = await ask(t, `${href}/html`);
    expect(frame.body).toContain('<p>The HTML</p>');
    expect(frame.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect((await ask(t, '/dev/mail/..%2F..%2Fsecret/html')).statusCode).toBe(404);
  });

  it('every template is shown, in every language', async () => {
    const list = await ask(t, '/dev/mail/templates');
    const names = [...list.body.matchAll(/href="(\/dev\/mail\/templates\/\S+?)"/g)].map(
      ([, u]) => u ?? '',
    );
    expect(names.length).toBeGreaterThan(12);
    for (const name of names) expect((await ask(t, `${name}/html`)).statusCode, name).toBe(200);
  });

  it.each([
    ['another machine', { remoteAddress: '192.0.2.7' }],
    [
      'a proxy on this machine',
      { headers: { host: 'localhost:3000', 'x-forwarded-for': '192.0.2.7' } },
    ],
    ['a name that leads here', { headers: { host: 'evil.example' } }],
  ])('nothing is shown to %s', async (_, more) => {
    for (const url of ['/dev/mail', '/dev/mail/templates'])
      expect((await ask(t, url, more)).body).not.toContain('Outbox');
  });
});

describe('elsewhere there is no such page', () => {
  it.each([
    ['in production', { NODE_ENV: 'production' }, true],
    ['in tests', {}, true],
    [
      'at a public address',
      { NODE_ENV: 'development', BASE_URL: 'https://tasks.example.com' },
      true,
    ],
    ['with a mail server', { NODE_ENV: 'development' }, false],
  ])('%s', async (_, env, outbox) => {
    await using t = await start({ ...env, DEMO: 'false' }, outbox);
    expect((await ask(t, '/dev/mail')).body).not.toContain('Outbox');
    expect((await ask(t, '/dev/mail/templates/welcome-1-en/html')).body).not.toContain('max-width');
  });
});

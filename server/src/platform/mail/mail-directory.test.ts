import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MailMessage, MailDirectory, readMessage } from './index.ts';

const MAIL: MailMessage = {
  messageId: '0123456789abcdef0123@tasks.example',
  from: { name: 'TaskForce', address: 'no-reply@tasks.example' },
  to: { address: 'anna@people.example' },
  subject: 'A very long subject, '.repeat(8),
  text: `${'x'.repeat(300)}\n.\nFrom here = there; 100 % ✓\n`,
  html: `<p style="color:red">${'<b>bold</b> '.repeat(60)}✓</p>`,
  date: new Date('2026-03-01T09:30:00.123Z'),
};

let parent: string;
let outbox: MailDirectory;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'taskforce-test-'));
  outbox = new MailDirectory(join(parent, 'mail'));
});
afterEach(() => rm(parent, { recursive: true }));

it('writes a mail that reads as it was meant, for its owner only', async () => {
  expect(await outbox.list()).toEqual([]);
  await outbox.send(MAIL);
  const [name = ''] = await outbox.list();
  expect(name).toMatch(/^20260301T093000-[0-9a-f]{16}\.eml$/);
  const { headers, text, html } = readMessage((await outbox.read(name)) ?? Buffer.of());
  expect(headers.get('return-path')).toBe('<no-reply@tasks.example>');
  expect(headers.get('subject')).toBe(MAIL.subject.trim());
  expect(text.replaceAll('\r', '').trim()).toBe(MAIL.text.trim());
  expect(html.trim()).toBe(MAIL.html);
  const { mode } = await stat(join(outbox.directory, name));
  expect(mode & 0o777).toBe(0o600);
  expect((await stat(outbox.directory)).mode & 0o777).toBe(0o700);
});

it('keeps one file for a mail that is sent again, and the newest first', async () => {
  await Promise.all(Array.from({ length: 8 }, () => outbox.send(MAIL)));
  await outbox.send({ ...MAIL, messageId: 'not-hex@x.example', date: new Date() });
  const names = await outbox.list();
  expect(names).toHaveLength(2);
  expect(names[1]).toMatch(/^20260301T093000-/);
});

it('reads nothing but its own mails', async () => {
  await writeFile(join(parent, 'secret'), 'secret');
  await outbox.send(MAIL);
  for (const name of ['../secret', '..', '/etc/passwd', 'x.eml', ''])
    expect(await outbox.read(name)).toBeUndefined();
});

it('forgets what is old', async () => {
  await outbox.send(MAIL);
  const [name = ''] = await outbox.list();
  const old = new Date('2026-01-01');
  await utimes(join(outbox.directory, name), old, old);
  await outbox.send({ ...MAIL, messageId: 'fedcba9876543210@x.example' });
  expect(await outbox.removeBefore(new Date('2026-02-01'))).toBe(1);
  expect(await outbox.list()).toHaveLength(1);
});

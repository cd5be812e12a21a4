import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { whoWants } from '#identity/index.ts';
import { taskNotifications } from '#features/work/tasks/index.ts';
import { UnsubscribeTokens } from '#features/foundation/mail/index.ts';
import { type Person, type TestApp, startTestApp } from '../../test/harness/app.ts';

let t: TestApp;
let anna: Person;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.signUp();
});
afterAll(() => t[Symbol.asyncDispose]());

const tokenFor = (accountId: string) =>
  t.app.mailer.deps.tokens.issue({ accountId, kind: 'task_assigned' });
const wants = async () =>
  (await whoWants(t.app.identity.control, [anna.userId], taskNotifications.assigned, 'email')).has(
    anna.userId,
  );

const ask = (method: 'GET' | 'POST', token: string, more: object = {}) =>
  t.app.http.inject({
    method,
    url: `/api/v1/mail/unsubscribe?token=${encodeURIComponent(token)}`,
    headers: { host: 'localhost:3000' },
    ...more,
  });

describe('one click of a mail program', () => {
  const form = {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  };

  it('ends mail of the kind, and once more does no harm', async () => {
    expect(await wants()).toBe(true);
    for (let i = 0; i < 2; i += 1) {
      const answer = await ask('POST', tokenFor(anna.userId), form);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(await wants()).toBe(false);
    }
    const mine = await t.request<{ items: object[] }>('GET', '/me/notification-preferences', {
      as: anna,
    });
    expect(mine.body.items).toContainEqual({ kind: 'task_assigned', email: false, inbox: true });
    expect(mine.body.items).toContainEqual({ kind: 'task_due', email: true });
  });

  it('may send its form as multipart, or nothing at all', async () => {
    const multipart = {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload:
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    };
    expect((await ask('POST', tokenFor(anna.userId), multipart)).statusCode).toBe(204);
    expect((await ask('POST', tokenFor(anna.userId))).statusCode).toBe(204);
  });

  it('does nothing with a token that is not one of ours', async () => {
    const good = tokenFor(anna.userId);
    const foreign = new UnsubscribeTokens(Buffer.alloc(32, 7));
    const others = [
      '',
      'x',
      good.slice(0, -1),
      `${good}x`,
      good.replace('task_assigned', 'digest'),
      good.replace(anna.userId, newId()),
      foreign.issue({ accountId: anna.userId, kind: 'task_due' }),
      tokenFor(newId()),
    ];
    for (const token of others)
      expect((await ask('POST', token, form)).statusCode, token).toBe(404);
    const due = { name: 'task_due', defaults: { email: true } };
    const wanting = await whoWants(t.app.identity.control, [anna.userId], due, 'email');
    expect(wanting).toContain(anna.userId);
  });
});

describe('a person', () => {
  const browser = { headers: { accept: 'text/html,application/xhtml+xml' } };

  it('is asked first, in their language, by a page without script', async () => {
    const back = { as: anna, body: { items: [{ kind: 'task_assigned', email: true }] } };
    await t.request('PUT', '/me/notification-preferences', back);
    await t.request('PATCH', '/me', { as: anna, body: { locale: 'de-AT' } });
    const page = await ask('GET', tokenFor(anna.userId), browser);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(
      /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    );
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.body).toContain('<html lang="de">');
    expect(page.body).toContain('<form method="post">');
    expect(page.body).not.toMatch(/<script|https?:\/\/(?!localhost)/);
    expect(await wants()).toBe(true);

    const done = await ask('POST', tokenFor(anna.userId), {
      headers: { ...browser.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    expect([done.statusCode, done.body.includes('Erledigt')]).toEqual([200, true]);
    expect(await wants()).toBe(false);
  });

  it('is told when the link is none, and nothing of it comes back', async () => {
    const page = await ask('GET', '"><script>alert(1)</script>', browser);
    expect(page.statusCode).toBe(404);
    expect(page.body).not.toContain('alert(1)');
  });
});

describe('the choices', () => {
  const put = (items: unknown[]) =>
    t.request('PUT', '/me/notification-preferences', { as: anna, body: { items } });

  it('are kept, and what is left out stays', async () => {
    await put([
      { kind: 'digest', email: true },
      { kind: 'task_assigned', inbox: false },
    ]);
    const { body } = await put([{ kind: 'task_assigned', email: false }]);
    expect(body['items']).toEqual(
      expect.arrayContaining([
        { kind: 'digest', email: true },
        { kind: 'task_assigned', email: false, inbox: false },
      ]),
    );
  });

  it('must be choices there are', async () => {
    expect((await put([{ kind: 'digest', inbox: true }])).body['errors']).toEqual([
      expect.objectContaining({ path: 'items.0.inbox' }),
    ]);
    for (const items of [[{ kind: 'weather' }], [{ kind: 'digest', sms: true }], [{}]])
      expect((await put(items)).status).toBe(422);
    expect((await t.request('GET', '/me/notification-preferences')).status).toBe(401);
  });
});

import { createSecretKey } from 'node:crypto';
import { SignJWT, decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deriveKey } from '#config/index.ts';
import { PASSWORD } from '../../../test/harness/app.ts';
import { type SignInWorld, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('logging in', () => {
  test('works by e-mail address in any case and answers tokens and the account', async () => {
    const answer = await world.logIn({
      body: { login: world.login.toUpperCase(), password: PASSWORD },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      expiresIn: 600,
      tokenType: 'Bearer',
      user: { email: world.login },
    });
    expect(answer.body.refreshToken).toMatch(/^[\w-]{43}$/);
    expect((await world.me(answer.body.accessToken)).status).toBe(200);
  });

  test('works by user name', async () => {
    const { body } = await world.logIn();
    const { username } = (await world.me(body.accessToken)).body as { username: string };
    expect((await world.logIn({ body: { login: username, password: PASSWORD } })).status).toBe(200);
  });

  test('answers a wrong password and an unknown account alike', async () => {
    const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.50' } };
    const wrong = await world.logIn({
      body: { login: world.login, password: 'wrong' },
      ...elsewhere,
    });
    const unknown = await world.logIn({
      body: { login: 'nobody@example.com', password: 'wrong' },
      ...elsewhere,
    });
    for (const { status, body } of [wrong, unknown])
      expect([status, body.code]).toEqual([401, 'invalid_credentials']);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  test('is refused after too many failures, for that address and account alone', async () => {
    const from = (address: string, password: string) =>
      world.logIn({
        body: { login: world.login, password },
        headers: { 'x-forwarded-for': address },
      });
    for (let i = 0; i < 4; i += 1) expect((await from('192.0.2.1', 'wrong')).status).toBe(401);
    const refused = await from('192.0.2.1', PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'rate_limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await from('192.0.2.2', PASSWORD)).status, 'the victim elsewhere').toBe(200);
  });

  test('is limited too when the attempts come all at once', async () => {
    const attempts = Array.from({ length: 40 }, () =>
      world.logIn({
        body: { login: world.login, password: 'wrong' },
        headers: { 'x-forwarded-for': '192.0.2.3' },
      }),
    );
    const answers = await Promise.all(attempts);
    // A busy database turns a login away unheard, and says when to come again.
    const shed = answers.filter((a) => a.status === 503);
    for (const { body, headers } of shed) {
      expect(body.code).toBe('unavailable');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    const heard = answers.filter((a) => a.status !== 503).map((a) => a.status);
    expect(new Set(heard)).toEqual(new Set([401, 429]));
  });
});

test('a network from which somebody has signed in comes before strangers', async () => {
  const verify = vi.spyOn(world.t.app.identity.passwords, 'verify');
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  await world.logIn(from('192.0.2.60'));
  await world.logIn(from('192.0.2.60'));
  await world.logIn({ body: { login: world.login, password: 'wrong' }, ...from('192.0.2.61') });
  await world.logIn(from('192.0.2.61'));
  const parties = verify.mock.calls.map(([, , , party]) => party);
  expect(parties).toEqual([
    { name: '192.0.2.60', isKnown: false },
    { name: '192.0.2.60', isKnown: true },
    { name: '192.0.2.61', isKnown: false },
    { name: '192.0.2.61', isKnown: false },
  ]);
});

test('a character no text column holds is a wrong field, not a fault of ours', async () => {
  const body = { login: 'anna\u0000', password: 'x' };
  expect((await world.t.request('POST', '/auth/login', { body })).status).toBe(422);
});

describe('an access token', () => {
  test('is dead after ten minutes', async () => {
    const { accessToken } = (await world.logIn()).body;
    world.pass(599_000);
    expect((await world.me(accessToken)).status).toBe(200);
    world.pass(1000);
    const answer = await world.me(accessToken);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test.each(['', 'Basic YTpi', 'Bearer', 'Bearer nonsense', 'Bearer a.b.c'])(
    '%j is 401',
    async (authorization) => {
      const answer = await world.t.request('GET', '/me', { headers: { authorization } });
      expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    },
  );

  test.each([
    ['a subject', { sub: 'root' }],
    ['a session', { sid: '1 or 1=1' }],
    ['a workspace', { tid: 'acme' }],
  ])('with our signature and %s that is no id is 401 on every route', async (_, change) => {
    const key = createSecretKey(deriveKey(world.t.config.appSecret, 'access tokens'));
    const claims = decodeJwt((await world.logIn()).body.accessToken);
    const signed = (more: object) =>
      new SignJWT({ ...claims, ...more })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .sign(key);
    const unchanged = await signed({});
    const changed = await signed(change);
    for (const url of ['/me', '/projects']) {
      const ask = { tenant: world.tenant.slug };
      expect((await world.t.request('GET', url, { ...ask, as: unchanged })).status).toBe(200);
      const answer = await world.t.request('GET', url, { ...ask, as: changed });
      expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    }
  });
});

test.each([
  ['/auth/login', { login: 'x' }, ['password']],
  ['/auth/login', { login: 'x', password: 'y', admin: true }, ['admin']],
  ['/auth/login', { login: 1, password: null }, ['login', 'password']],
  ['/auth/login', { login: 'x'.repeat(255), password: 'y'.repeat(201) }, ['login', 'password']],
  ['/auth/refresh', { refreshToken: 'x', more: 1 }, ['more']],
  ['/auth/handoff/redeem', {}, ['code', 'verifier']],
])('POST %s with %j names what is wrong', async (url, body, paths) => {
  const answer = await world.t.request<{ errors: { path: string }[] }>('POST', url, { body });
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map((e) => e.path).toSorted()).toEqual(paths);
});

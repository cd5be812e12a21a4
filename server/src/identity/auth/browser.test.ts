import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, type Answer, startTestApp } from '../../../test/harness/app.ts';
import { type SignInWorld, type Tokens, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('a browser', () => {
  const own = { 'x-refresh-transport': 'cookie', origin: 'http://localhost:3000' };
  const cookieOf = (answer: Answer<unknown>) => String([answer.headers['set-cookie']].flat()[0]);
  const pair = (answer: Answer<unknown>) => cookieOf(answer).split(';')[0] ?? '';

  test('gets the refresh token in a cookie no script can read, and never in the body', async () => {
    const answer = await world.logIn({ headers: own });
    expect(answer.body).not.toHaveProperty('refreshToken');
    expect(cookieOf(answer)).toMatch(
      /^taskforce_refresh=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const next = await world.t.request<Tokens>('POST', '/auth/refresh', {
      headers: { ...own, cookie: pair(answer) },
      body: {},
    });
    expect(next.status).toBe(200);
    expect(next.body).not.toHaveProperty('refreshToken');
    expect(pair(next)).not.toBe(pair(answer));
    const out = await world.t.request('POST', '/auth/logout', {
      headers: { ...own, cookie: pair(next) },
    });
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toMatch(/^taskforce_refresh=; .*Expires=Thu, 01 Jan 1970/);
    expect((await world.me(next.body.accessToken)).status).toBe(401);
  });

  test('is believed without Origin only when it says same-origin itself', async () => {
    const cookie = pair(await world.logIn({ headers: own }));
    const ask = (headers: Record<string, string>) =>
      world.t.request('POST', '/auth/refresh', {
        headers: { 'x-refresh-transport': 'cookie', cookie, ...headers },
        body: {},
      });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each([
    ['http://evil.example'],
    ['http://localhost:3001'],
    ['http://acme.localhost:3000'],
    ['https://localhost:3000'],
    ['null'],
    [''],
  ])('on the page of %j cannot use or end the session', async (origin) => {
    const cookie = pair(await world.logIn({ headers: own }));
    for (const url of ['/auth/refresh', '/auth/logout']) {
      const answer = await world.t.request('POST', url, {
        headers: { ...own, origin, cookie },
        body: {},
      });
      expect(answer.status, url).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(
      (await world.t.request('POST', '/auth/refresh', { headers: { ...own, cookie }, body: {} }))
        .status,
    ).toBe(200);
  });

  test('without the header of our own has no session: the cookie alone means nothing', async () => {
    const cookie = pair(await world.logIn({ headers: own }));
    const answer = await world.t.request('POST', '/auth/refresh', {
      headers: { cookie, origin: own.origin },
      body: {},
    });
    expect(answer.status).toBe(401);
    await world.t.request('POST', '/auth/logout', { headers: { cookie } });
    expect(
      (await world.t.request('POST', '/auth/refresh', { headers: { ...own, cookie }, body: {} }))
        .status,
    ).toBe(200);
  });

  test('cannot be signed in as somebody else by another site', async () => {
    const { accessToken } = (await world.logIn()).body;
    const sessions = async () =>
      (await world.t.request('GET', '/auth/sessions?limit=100', { as: accessToken })).body['items'];
    const before = await sessions();
    const answer = await world.logIn({ headers: { ...own, origin: 'http://evil.example' } });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await sessions()).toEqual(before);
  });

  test('over https gets a __Host- cookie', async () => {
    await using secure = await startTestApp({ env: { BASE_URL: 'https://tasks.example' } });
    const owner = await secure.signUp();
    const answer = await secure.request('POST', '/auth/login', {
      body: { login: owner.email, password: PASSWORD },
      headers: { 'x-refresh-transport': 'cookie', origin: 'https://tasks.example' },
    });
    expect(cookieOf(answer)).toMatch(
      /^__Host-taskforce_refresh=[\w-]{43}; Path=\/; .*; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});

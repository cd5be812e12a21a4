import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../entry/app.ts';
import { createLog } from '#platform/log/index.ts';
import { PASSWORD } from '../../../test/harness/app.ts';
import { type SignInWorld, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('logging out', () => {
  test('kills access and refresh at once, and again does no harm', async () => {
    const { accessToken, refreshToken } = (await world.logIn()).body;
    expect((await world.me(accessToken)).status).toBe(200);
    const out = () => world.t.request('POST', '/auth/logout', { body: { refreshToken } });
    expect((await out()).status).toBe(204);
    expect((await world.me(accessToken)).status).toBe(401);
    expect((await world.refresh(refreshToken)).status).toBe(401);
    expect((await out()).status).toBe(204);
  });

  test('needs no more than the access token, and no body', async () => {
    const { accessToken, refreshToken } = (await world.logIn()).body;
    expect((await world.t.request('POST', '/auth/logout', { as: accessToken })).status).toBe(204);
    expect((await world.refresh(refreshToken)).status).toBe(401);
  });

  test('is heard by another process within a second', async () => {
    const { accessToken, refreshToken } = (await world.logIn()).body;
    await using other = await createApp({
      config: world.t.config,
      server: world.t.server,
      log: createLog({ level: 'error', forPeople: false }),
      clock: world.clock,
    });
    const there = async () =>
      (
        await other.http.inject({
          url: '/api/v1/me',
          headers: { host: 'localhost:3000', authorization: `Bearer ${accessToken}` },
        })
      ).statusCode;
    expect(await there()).toBe(200);
    await world.t.request('POST', '/auth/logout', { body: { refreshToken } });
    const start = performance.now();
    while ((await there()) === 200 && performance.now() - start < 3000)
      await new Promise((r) => setTimeout(r, 5));
    expect(await there()).toBe(401);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('sessions', () => {
  test('are listed newest first and can be ended one by one, but only one’s own', async () => {
    const owner = await world.t.signUp();
    const asOwner = {
      body: { login: owner.email, password: PASSWORD },
      headers: { 'user-agent': 'Firefox' },
    };
    const phone = (await world.logIn(asOwner)).body;
    const list = await world.t.request<{
      items: { id: string; current: boolean; userAgent: string }[];
      nextCursor: string;
    }>('GET', '/auth/sessions?limit=1', { as: phone.accessToken });
    expect(list.body.items).toMatchObject([{ current: true, userAgent: 'Firefox' }]);
    const next = await world.t.request<{ items: { id: string; current: boolean }[] }>(
      'GET',
      `/auth/sessions?cursor=${list.body.nextCursor}`,
      { as: phone.accessToken },
    );
    expect(next.body.items).toMatchObject([{ current: false }]);
    const first = next.body.items[0]?.id;
    const stranger = (await world.logIn()).body;
    const end = (as: string) => world.t.request('DELETE', `/auth/sessions/${first}`, { as });
    expect((await end(stranger.accessToken)).status).toBe(404);
    expect((await world.me(owner.token)).status).toBe(200);
    expect((await end(phone.accessToken)).status).toBe(204);
    expect((await world.me(owner.token)).status).toBe(401);
    expect((await end(phone.accessToken)).status).toBe(404);
  });

  test.each(['bm9uc2Vuc2U', Buffer.from('["not an id"]').toString('base64url')])(
    'refuse the cursor %s',
    async (cursor) => {
      const { accessToken } = (await world.logIn()).body;
      expect(
        (await world.t.request('GET', `/auth/sessions?cursor=${cursor}`, { as: accessToken }))
          .status,
      ).toBe(422);
    },
  );
});

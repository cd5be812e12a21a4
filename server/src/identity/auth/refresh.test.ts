import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/harness/app.ts';
import { type SignInWorld, type Tokens, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('the refresh token', () => {
  test('is traded for a new one each time', async () => {
    const first = (await world.logIn()).body;
    world.pass(60_000);
    const second = await world.refresh(first.refreshToken);
    expect(second.status).toBe(200);
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect((await world.me(second.body.accessToken)).status).toBe(200);
    world.pass(60_000);
    expect((await world.refresh(second.body.refreshToken)).status).toBe(200);
  });

  test('presented again after its successor was used ends the session, access included', async () => {
    const first = (await world.logIn()).body;
    world.pass(1000);
    const second = (await world.refresh(first.refreshToken)).body;
    world.pass(1000);
    const third = (await world.refresh(second.refreshToken)).body;
    expect((await world.me(third.accessToken)).status).toBe(200);
    const stolen = await world.refresh(first.refreshToken);
    expect([stolen.status, stolen.body.code]).toEqual([401, 'session_ended']);
    expect((await world.me(third.accessToken)).status).toBe(401);
    expect((await world.refresh(third.refreshToken)).status).toBe(401);
  });

  test('presented again later ends the session even though its successor was never used', async () => {
    const first = (await world.logIn()).body;
    const second = (await world.refresh(first.refreshToken)).body;
    world.pass(10_001);
    expect((await world.refresh(first.refreshToken)).status).toBe(401);
    expect((await world.refresh(second.refreshToken)).status).toBe(401);
  });

  const key = () => randomBytes(16).toString('base64url');
  const withKey = (refreshToken: string, idempotencyKey: string, app = world.t) =>
    app.request<Tokens>('POST', '/auth/refresh', {
      body: { refreshToken },
      headers: { 'idempotency-key': idempotencyKey },
    });

  test('whose answer got lost gives the same successor again, once, to the client that knows the key', async () => {
    const first = (await world.logIn()).body;
    const mine = key();
    const lost = (await withKey(first.refreshToken, mine)).body;
    world.pass(2000);
    const again = await withKey(first.refreshToken, mine);
    expect([again.status, again.body.refreshToken]).toEqual([200, lost.refreshToken]);
    world.pass(2000);
    expect((await withKey(first.refreshToken, mine)).status, 'a second time').toBe(401);
    expect((await world.refresh(again.body.refreshToken)).status, 'the session is over').toBe(401);
  });

  test.each([
    ['without the key', undefined],
    ['with another key', key()],
  ])('presented again %s gives nothing and ends the session', async (_, other) => {
    const first = (await world.logIn()).body;
    const next = (await withKey(first.refreshToken, key())).body;
    world.pass(1);
    const stolen = await (other === undefined
      ? world.refresh(first.refreshToken)
      : withKey(first.refreshToken, other));
    expect([stolen.status, stolen.body.code]).toEqual([401, 'session_ended']);
    expect((await world.refresh(next.refreshToken)).status).toBe(401);
    expect((await world.me(next.accessToken)).status).toBe(401);
  });

  test('is not repeated once its successor was used', async () => {
    const first = (await world.logIn()).body;
    const mine = key();
    const second = (await withKey(first.refreshToken, mine)).body;
    world.pass(1);
    const third = (await world.refresh(second.refreshToken)).body;
    world.pass(1);
    expect((await withKey(first.refreshToken, mine)).status).toBe(401);
    expect((await world.refresh(third.refreshToken)).status).toBe(401);
  });

  test('takes no key that could be guessed', async () => {
    const first = (await world.logIn()).body;
    expect((await withKey(first.refreshToken, 'retry-1')).status).toBe(422);
    expect((await world.refresh(first.refreshToken)).status, 'nothing was spent').toBe(200);
  });

  test.each([
    ['without a key', undefined],
    ['with one key for all', key()],
  ])('of fifty at two servers at once, %s, has one successor, which works', async (_, shared) => {
    await using second = await startTestApp({
      beside: world.t,
      clock: world.clock,
      env: { BASE_URL: 'http://localhost:3000' },
    });
    const first = (await world.logIn()).body;
    const headers = shared === undefined ? {} : { 'idempotency-key': shared };
    const body = { refreshToken: first.refreshToken };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (__, i) =>
        (i % 2 ? world.t : second).request<Tokens>('POST', '/auth/refresh', { body, headers }),
      ),
    );
    const good = answers.filter(({ status }) => status === 200);
    const successors = new Set(good.map((answer) => answer.body.refreshToken));
    expect(successors.size).toBe(1);
    expect(good).toHaveLength(shared === undefined ? 1 : 2);
    for (const { status, body: refusal, headers: told } of answers)
      if (status !== 200)
        expect([status, refusal.code, told['retry-after']]).toEqual([
          409,
          'refresh_in_progress',
          '1',
        ]);
    world.pass(1000);
    expect((await world.refresh([...successors][0] as string)).status).toBe(200);
    world.pass(1000);
    expect((await world.refresh(first.refreshToken)).status, 'used for good').toBe(401);
  });

  test('ends with the session, thirty days after signing in, however often it was traded', async () => {
    const first = (await world.logIn()).body;
    world.pass(20 * 86_400_000);
    const second = (await world.refresh(first.refreshToken)).body;
    world.pass(10 * 86_400_000);
    expect((await world.refresh(second.refreshToken)).status).toBe(401);
  });

  test.each([
    ['missing', {}],
    ['unknown', { refreshToken: 'x'.repeat(43) }],
  ])('%s is 401', async (_, body) => {
    expect((await world.t.request('POST', '/auth/refresh', { body })).status).toBe(401);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignInWorld, startSignIn } from '../../../test/harness/sign-in.ts';

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

  test('can be traded again at once when the answer got lost; the lost successor then betrays a thief', async () => {
    const first = (await world.logIn()).body;
    const lost = (await world.refresh(first.refreshToken)).body;
    world.pass(2000);
    const again = await world.refresh(first.refreshToken);
    expect(again.status).toBe(200);
    world.pass(2000);
    const oncemore = await world.refresh(first.refreshToken);
    expect(oncemore.status, 'reloading twice in a row').toBe(200);
    expect((await world.refresh(lost.refreshToken)).status).toBe(401);
    expect((await world.me(oncemore.body.accessToken)).status).toBe(401);
  });

  test('of two trades at once leaves one live chain', async () => {
    const first = (await world.logIn()).body;
    world.pass(1000);
    const both = await Promise.all([
      world.refresh(first.refreshToken),
      world.refresh(first.refreshToken),
    ]);
    expect(both.map((a) => a.status)).toEqual([200, 200]);
    world.pass(11_000);
    const later = [];
    for (const { body } of both) later.push((await world.refresh(body.refreshToken)).status);
    expect(later.filter((s) => s === 200).length, later.join()).toBeLessThanOrEqual(1);
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

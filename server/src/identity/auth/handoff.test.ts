import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask } from '../../../test/harness/app.ts';
import { type SignInWorld, type Tokens, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('the hand-off', () => {
  const issue = (token: string, to: string, ask: Ask = {}) =>
    world.t.request<{ url: string }>('POST', '/auth/handoff', { as: token, body: { to }, ...ask });
  const codeIn = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('code');
  const redeem = (code: string | null, host?: string) =>
    world.t.request<Tokens>('POST', '/auth/handoff/redeem', { body: { code }, host });

  test('carries a sign-in to the tenant’s own host, once, bound to it', async () => {
    const { accessToken } = (await world.logIn()).body;
    const { url } = (await issue(accessToken, world.tenant.slug)).body;
    expect(url).toMatch(new RegExp(`^http://${world.ownHost}/handoff#code=[\\w-]{43}$`));
    const there = await redeem(codeIn(url), world.ownHost);
    expect(there.status).toBe(200);
    const other = await world.t.signUp();
    expect(
      (await world.t.request('GET', '/tenant', { as: there.body.accessToken, host: world.ownHost }))
        .status,
    ).toBe(200);
    expect(
      (
        await world.t.request('GET', '/tenant', {
          as: there.body.accessToken,
          tenant: other.tenant,
        })
      ).status,
    ).toBe(403);
    expect((await redeem(codeIn(url), world.ownHost)).status, 'a second time').toBe(401);
  });

  test('and back to the base host', async () => {
    const { accessToken } = (await world.logIn({ host: world.ownHost })).body;
    const { url } = (await issue(accessToken, 'base', { host: world.ownHost })).body;
    expect(url).toMatch(/^http:\/\/localhost:3000\/handoff#code=/);
    expect((await redeem(codeIn(url))).status).toBe(200);
  });

  test('works on the host it was made for only, and is not spent elsewhere', async () => {
    const other = await world.t.signUp();
    const { accessToken } = (await world.logIn()).body;
    const code = codeIn((await issue(accessToken, world.tenant.id)).body.url);
    expect((await redeem(code)).status).toBe(401);
    expect((await redeem(code, `${other.tenant}.localhost:3000`)).status).toBe(401);
    expect((await redeem(code, world.ownHost)).status).toBe(200);
  });

  test('is over after a minute', async () => {
    const { accessToken } = (await world.logIn()).body;
    const code = codeIn((await issue(accessToken, 'base')).body.url);
    world.pass(60_000);
    expect((await redeem(code)).status).toBe(401);
  });

  test('leads nowhere one may not go', async () => {
    const other = await world.t.signUp();
    const { accessToken } = (await world.logIn()).body;
    expect((await issue(accessToken, other.tenant)).status).toBe(403);
    expect((await issue(accessToken, 'no-such-place')).status).toBe(404);
  });

  test('of many at once lets one in', async () => {
    const { accessToken } = (await world.logIn()).body;
    const code = codeIn((await issue(accessToken, 'base')).body.url);
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => redeem(code)))).map(
      (a) => a.status,
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(401)]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask } from '../../../test/harness/app.ts';
import { type SignInWorld, startSignIn } from '../../../test/harness/sign-in.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await startSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('on a tenant’s own host', () => {
  test('a session is bound: it opens that tenant, from there and from the base host, and no other', async () => {
    const { accessToken, refreshToken } = (await world.logIn({ host: world.ownHost })).body;
    const other = await world.t.signUp();
    const open = (ask: Ask) => world.t.request('GET', '/tenant', { as: accessToken, ...ask });
    expect((await open({ host: world.ownHost })).status).toBe(200);
    expect((await open({ tenant: world.tenant.id })).status).toBe(200);
    const foreign = await open({ tenant: other.tenant });
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'forbidden']);
    expect((await world.me(accessToken, { host: `${other.tenant}.localhost:3000` })).status).toBe(
      403,
    );
    expect(
      (await world.refresh(refreshToken, { host: `${other.tenant}.localhost:3000` })).status,
    ).toBe(401);
    const next = await world.refresh(refreshToken, { host: world.ownHost });
    expect(next.status).toBe(200);
    expect(
      (await world.t.request('GET', '/tenant', { as: next.body.accessToken, tenant: other.tenant }))
        .status,
    ).toBe(403);
  });

  test('only members get in', async () => {
    const other = await world.t.signUp();
    const answer = await world.logIn({ host: `${other.tenant}.localhost:3000` });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_a_member']);
  });

  test('the site says whose it is', async () => {
    expect((await world.t.request('GET', '/site')).body).toEqual({
      kind: 'base',
      signUp: 'direct',
      baseUrl: 'http://localhost:3000',
    });
    const own = await world.t.request('GET', '/site', { host: world.ownHost });
    expect(own.body).toMatchObject({
      kind: 'tenant',
      baseUrl: 'http://localhost:3000',
      tenant: { slug: world.tenant.slug },
    });
    expect((await world.t.request('GET', '/site', { host: 'nobody.localhost:3000' })).status).toBe(
      404,
    );
  });
});

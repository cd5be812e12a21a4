import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StateChange, setTenantState } from '#tenancy/lifecycle/index.ts';
import { PASSWORD, type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { catchUpNames } from './index.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t[Symbol.asyncDispose]());

const tenantOf = async (person: Person) => t.app.tenancy.reserved(person.tenantId);
const set = async (owner: Person, change: StateChange) =>
  setTenantState({ server: t.server, tenancy: t.app.tenancy }, await tenantOf(owner), change);

async function invite(owner: Person, email: string): Promise<string> {
  const { body } = await t.request<{ url: string }>('POST', '/tenant/invitations', {
    as: owner,
    tenant: owner.tenant,
    body: { email, role: 'member' },
  });
  return new URLSearchParams(new URL(body.url).hash.slice(1)).get('token') ?? '';
}

describe('a workspace that takes no writes', () => {
  test('lets nobody join, by an invitation from before, and does once it is open', async () => {
    const owner = await t.signUp();
    const token = await invite(owner, 'late@example.com');
    const body = { token, fullName: 'Late Comer', password: PASSWORD };
    for (const [to, code] of [
      ['suspended', 'tenant_suspended'],
      ['read_only', 'tenant_read_only'],
      ['maintenance', 'tenant_unavailable'],
    ] as const) {
      await set(owner, { to });
      const answer = await t.request('POST', '/invitations/accept', { body });
      expect(answer.body['code']).toBe(code);
    }
    await set(owner, { to: 'active' });
    expect((await t.request('POST', '/invitations/accept', { body })).status).toBe(200);
  });

  test('tells its members why, and until when, and nobody else', async () => {
    const owner = await t.signUp();
    const stranger = await t.signUp();
    await set(owner, { to: 'suspended', reason: 'Unpaid since May' });
    const ask = async (as: Person) => t.request('GET', '/tenant', { as, tenant: owner.tenant });
    expect((await ask(owner)).body).toMatchObject({
      status: 403,
      detail: 'This workspace is suspended: Unpaid since May.',
    });
    expect((await ask(stranger)).text).not.toContain('Unpaid');
    await set(owner, { to: 'pending_delete', until: '2031-05-06T10:00:00Z' });
    const answer = await ask(owner);
    expect(answer.body).toMatchObject({ code: 'tenant_pending_delete', deletesOn: '2031-05-06' });
    expect(answer.body['detail']).toContain('2031-05-06');
  });

  test('still lets its people sign in on its own host, so that they can see why', async () => {
    const owner = await t.signUp();
    const host = `${owner.tenant}.localhost:3000`;
    await set(owner, { to: 'suspended' });
    const signedIn = await t.request<{ accessToken: string; refreshToken: string }>(
      'POST',
      '/auth/login',
      { host, body: { login: owner.email, password: PASSWORD } },
    );
    expect(signedIn.status).toBe(200);
    const refreshed = await t.request<{ accessToken: string }>('POST', '/auth/refresh', {
      host,
      body: { refreshToken: signedIn.body.refreshToken },
    });
    expect(refreshed.status).toBe(200);
    const inside = await t.request('GET', '/tenant', { host, as: refreshed.body.accessToken });
    expect(inside.body['code']).toBe('tenant_suspended');
  });

  test('does not keep a person from changing their name, and learns it when it is opened', async () => {
    const owner = await t.signUp();
    await set(owner, { to: 'read_only' });
    const body = { fullName: 'Changed Meanwhile' };
    expect((await t.request('PATCH', '/me', { as: owner, body })).status).toBe(200);
    const named = async () =>
      (await t.request('GET', '/tenant/people', { as: owner, tenant: owner.tenant })).text;
    expect(await named()).not.toContain('Changed Meanwhile');
    await set(owner, { to: 'active' });
    await catchUpNames(t.app, await tenantOf(owner));
    expect(await named()).toContain('Changed Meanwhile');
  });
});

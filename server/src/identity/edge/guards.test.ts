import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';

let t: TestApp;
let anna: Person;
let berta: Person;

beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'http://localhost:3000' } });
  anna = await t.signUp();
  berta = await t.signUp();
});
afterAll(() => t[Symbol.asyncDispose]());

const open = (ask: Ask) => t.request('GET', '/tenant', ask);
const refusal = async (ask: Ask) => {
  const { status, body } = await open(ask);
  return [status, body['code']];
};
const hostOf = (person: Person) => `${person.tenant}.localhost:3000`;

/** Changes the control plane behind the server's back, then tells it, as another process would. */
async function sql(text: string, ...values: unknown[]): Promise<void> {
  const client = new pg.Client(t.server.ownerUrl(t.server.control));
  await client.connect();
  await client.query(text, values);
  await client.end();
}

describe('a workspace is opened', () => {
  test.each([
    ['by slug on the base host', () => ({ tenant: anna.tenant })],
    ['by slug in capitals', () => ({ tenant: anna.tenant.toUpperCase() })],
    ['by id on the base host', () => ({ tenant: anna.tenantId })],
    ['on its own host', () => ({ host: hostOf(anna) })],
    ['on its own host in capitals', () => ({ host: hostOf(anna).toUpperCase() })],
    [
      'on its own host with the same slug in the header',
      () => ({ host: hostOf(anna), tenant: anna.tenant }),
    ],
    [
      'on its own host with the same id in the header',
      () => ({ host: hostOf(anna), tenant: anna.tenantId }),
    ],
    ['through 127.0.0.1', () => ({ host: '127.0.0.1:3000', tenant: anna.tenant })],
    ['through [::1]', () => ({ host: '[::1]:3000', tenant: anna.tenant })],
  ])('%s', async (_, ask) => {
    const answer = await open({ as: anna, ...ask() });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ id: anna.tenantId, slug: anna.tenant });
  });

  test('on a custom domain once that is verified, not before', async () => {
    const host = 'tasks.anna.example';
    const add = 'insert into control.domain (host, tenant_id, verified_at) values ($1, $2, $3)';
    await sql(add, 'unproved.example', anna.tenantId, null);
    expect(await refusal({ as: anna, host: 'unproved.example' })).toEqual([404, 'unknown_host']);
    await sql(add, host, anna.tenantId, new Date());
    expect((await open({ as: anna, host: `${host}:8443` })).body).toMatchObject({
      id: anna.tenantId,
    });
    expect(await refusal({ as: anna, host, tenant: berta.tenant })).toEqual([
      400,
      'tenant_mismatch',
    ]);
  });
});

describe('nobody gets in', () => {
  test.each([
    ['without naming a workspace', () => ({ as: anna }), [400, 'tenant_required']],
    [
      'with an empty name',
      () => ({ as: anna, headers: { 'x-tenant-id': ' ' } }),
      [400, 'tenant_required'],
    ],
    [
      'with two names',
      () => ({ as: anna, host: hostOf(anna), tenant: berta.tenant }),
      [400, 'tenant_mismatch'],
    ],
    ['with a name nobody has', () => ({ as: anna, tenant: 'nobody-here' }), [404, 'not_found']],
    [
      'with an id nobody has',
      () => ({ as: anna, tenant: '01a1fc93-20f1-75b5-ada2-6b3d604ae000' }),
      [404, 'not_found'],
    ],
    ['with SQL for a name', () => ({ as: anna, tenant: "' or 1=1 --" }), [404, 'not_found']],
    ['on an unknown host', () => ({ as: anna, host: 'evil.example' }), [404, 'unknown_host']],
    [
      'on an unknown subdomain',
      () => ({ as: anna, host: 'nobody.localhost:3000' }),
      [404, 'unknown_host'],
    ],
    [
      'on a subdomain of a workspace',
      () => ({ as: anna, host: `x.${hostOf(anna)}` }),
      [404, 'unknown_host'],
    ],
    ['without a token', () => ({ tenant: anna.tenant }), [401, 'unauthenticated']],
    [
      'with a broken token',
      () => ({ as: `${anna.token}x`, tenant: anna.tenant }),
      [401, 'unauthenticated'],
    ],
    [
      'who is not a member, by header',
      () => ({ as: berta, tenant: anna.tenant }),
      [403, 'not_a_member'],
    ],
    [
      'who is not a member, by host',
      () => ({ as: berta, host: hostOf(anna) }),
      [403, 'not_a_member'],
    ],
  ] as const)('%s', async (_, ask, expected) => {
    expect(await refusal(ask() as Ask)).toEqual(expected);
  });

  test('by a forwarded host that no trusted proxy vouches for', async () => {
    const headers = { 'x-forwarded-host': hostOf(anna) };
    expect(await refusal({ as: anna, headers })).toEqual([400, 'tenant_required']);
  });

  test('and a trusted proxy’s forwarded host counts', async () => {
    await using behind = await startTestApp({
      env: { BASE_URL: 'http://localhost:3000', TRUSTED_PROXIES: '127.0.0.1' },
    });
    const owner = await behind.signUp();
    const headers = { 'x-forwarded-host': hostOf(owner) };
    expect((await behind.request('GET', '/tenant', { as: owner, headers })).status).toBe(200);
  });
});

describe('a workspace that is', () => {
  const states = {
    suspended: [
      [403, 'tenant_suspended'],
      [403, 'tenant_suspended'],
    ],
    pending_delete: [
      [403, 'tenant_pending_delete'],
      [403, 'tenant_pending_delete'],
    ],
    erased: [
      [404, 'not_found'],
      [404, 'not_found'],
    ],
    read_only: [
      [200, undefined],
      [403, 'tenant_read_only'],
    ],
    maintenance: [
      [503, 'tenant_unavailable'],
      [503, 'tenant_unavailable'],
    ],
    provisioning: [
      [503, 'tenant_unavailable'],
      [503, 'tenant_unavailable'],
    ],
  } as const;

  test.each(Object.entries(states))('%s answers so', async (state, [onRead, onWrite]) => {
    const owner = await t.signUp();
    const tenant = await t.app.tenancy.find(owner.tenant);
    if (!tenant) throw new Error('no tenant');
    await sql(
      `update control.tenant set state = $1, state_until = '2031-05-06' where id = $2`,
      state,
      owner.tenantId,
    );
    await t.app.tenancy.changed(tenant);
    const read = await open({ as: owner, tenant: owner.tenant });
    expect([read.status, read.body['code']]).toEqual(onRead);
    if (read.status === 503) expect(Number(read.headers['retry-after'])).toBeGreaterThan(0);
    const write = await t.request('PATCH', '/tenant', {
      as: owner,
      tenant: owner.tenant,
      body: { name: 'Other' },
    });
    expect([write.status, write.body['code']]).toEqual(onWrite);
    expect(await refusal({ as: berta, tenant: owner.tenant }), 'a stranger learns nothing').toEqual(
      [403, 'not_a_member'],
    );
  });
});

describe('who may not come in learns nothing about', () => {
  test('what would be right in the body', async () => {
    const body = { wrong: true };
    expect((await t.request('PATCH', '/tenant', { tenant: anna.tenant, body })).status).toBe(401);
    expect(
      (await t.request('PATCH', '/tenant', { as: berta, tenant: anna.tenant, body })).status,
    ).toBe(403);
  });
});

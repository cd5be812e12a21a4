import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  PASSWORD,
  type Ask,
  type Person,
  type TestApp,
  startTestApp,
} from '../../../../test/harness/app.ts';

let time = Date.parse('2026-11-20T12:00:00.000Z');
let t: TestApp;
let owner: Person;
beforeAll(async () => {
  t = await startTestApp({
    clock: { now: () => new Date(time) },
    env: { BASE_URL: 'http://localhost:3000' },
  });
  owner = await t.signUp({ plan: 'basic' });
});
afterAll(() => t[Symbol.asyncDispose]());

interface Invitation {
  id: string;
  email: string;
  url: string;
}
let count = 0;
const address = () => `guest-${(count += 1)}@example.com`;
const invite = (email: string, role = 'member', as = owner) =>
  t.request<Invitation>('POST', '/tenant/invitations', {
    as,
    tenant: as.tenant,
    body: { email, role },
  });
const tokenIn = ({ url }: Invitation) => new URL(url).hash.slice('#token='.length);
const preview = (token: string) => t.request('POST', '/invitations/preview', { body: { token } });
const accept = (token: string, body: object = {}, ask: Ask = {}) =>
  t.request<{ accessToken?: string; user: { id: string }; errors?: { path: string }[] }>(
    'POST',
    '/invitations/accept',
    {
      body: { token, ...body },
      ...ask,
    },
  );
const fresh = { fullName: 'Gaby Guest', password: PASSWORD };
const told = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { code?: string })?.code,
];

describe('an invitation', () => {
  test.each([
    ['has a lower role now', { role: 'member' }],
    ['was deactivated', { active: false }],
    ['was removed', undefined],
  ])('stops working when its maker %s, and the list says it', async (_, change) => {
    const maker = await t.addMember(owner, 'admin');
    const email = address();
    const made = await invite(email, 'admin', maker);
    expect(made.body).toMatchObject({ valid: true });
    const token = tokenIn(made.body);
    const ask = { as: owner, tenant: owner.tenant };
    const done = await t.request(change ? 'PATCH' : 'DELETE', `/tenant/members/${maker.userId}`, {
      ...ask,
      ...(change && { body: change }),
    });
    expect(done.status).toBe(change ? 200 : 204);
    expect((await preview(token)).status).toBe(404);
    expect(told(await accept(token, fresh))).toEqual([404, 'not_found']);
    const list = await t.request<{ items: { id: string; valid: boolean }[] }>(
      'GET',
      '/tenant/invitations?limit=100',
      ask,
    );
    expect(list.body.items.find(({ id }) => id === made.body.id)?.valid).toBe(false);
  });

  test('is shown with its link once, previewed, accepted by a new account, and then used up', async () => {
    const email = address();
    const made = await invite(email.toUpperCase(), 'manager');
    expect(made.status).toBe(201);
    expect(made.body.url).toMatch(/^http:\/\/localhost:3000\/invitation#token=[\w-]{43}$/);
    const token = tokenIn(made.body);
    const list = await t.request<{ items: { email: string }[] }>('GET', '/tenant/invitations', {
      as: owner,
      tenant: owner.tenant,
    });
    expect(list.body.items.filter((each) => each.email === email)).toMatchObject([
      { id: made.body.id, role: 'manager', valid: true },
    ]);
    expect(list.text).not.toContain('token');
    expect((await preview(token)).body).toMatchObject({
      tenant: { slug: owner.tenant },
      email,
      role: 'manager',
      accountExists: null,
    });
    const joined = await accept(token, fresh);
    expect(joined.body).toMatchObject({
      tenant: { slug: owner.tenant },
      user: { email, fullName: 'Gaby Guest' },
      membership: { role: 'manager' },
    });
    const there = await t.request('GET', '/tenant/people?q=gaby', {
      as: joined.body.accessToken,
      tenant: owner.tenant,
    });
    expect(there.body['items']).toMatchObject([
      { id: joined.body.user.id, name: 'Gaby Guest', active: true },
    ]);
    expect((await accept(token, fresh)).status).toBe(404);
    expect((await preview(token)).status).toBe(404);
  });

  test('is accepted by the account that has its address, and by no other', async () => {
    const guest = await t.signUp();
    const stranger = await t.signUp();
    const token = tokenIn((await invite(guest.email)).body);
    expect(told(await accept(token, {}, { as: stranger }))).toEqual([403, 'forbidden']);
    expect(told(await accept(token, fresh)), 'a second account for the address').toEqual([
      409,
      'account_taken',
    ]);
    expect((await accept(token, {}, { as: 'nonsense' })).status).toBe(401);
    const joined = await accept(token, {}, { as: guest });
    expect(joined.status).toBe(200);
    expect(joined.body.accessToken).toBeUndefined();
    expect((await t.request('GET', '/tenant', { as: guest, tenant: owner.tenant })).status).toBe(
      200,
    );
  });

  test('made again replaces the link before it', async () => {
    const email = address();
    const first = tokenIn((await invite(email)).body);
    const second = tokenIn((await invite(email, 'viewer')).body);
    expect((await preview(first)).status).toBe(404);
    expect((await preview(second)).body).toMatchObject({ role: 'viewer' });
  });

  test('is over after a week, or when it is taken back', async () => {
    const late = tokenIn((await invite(address())).body);
    const { body } = await invite(address());
    const stranger = await t.signUp();
    const takeBack = (as: Person) =>
      t.request('DELETE', `/tenant/invitations/${body.id}`, { as, tenant: as.tenant });
    expect((await takeBack(stranger)).status, 'another workspace’s').toBe(404);
    expect((await takeBack(owner)).status).toBe(204);
    expect((await takeBack(owner)).status).toBe(404);
    expect((await preview(tokenIn(body))).status).toBe(404);
    time += 7 * 86_400_000;
    expect((await accept(late, fresh)).status).toBe(404);
    const again = await t.request<{ accessToken: string }>('POST', '/auth/login', {
      body: { login: owner.email, password: PASSWORD },
    });
    owner = { ...owner, token: again.body.accessToken };
  });

  test('accepted twice at the same moment makes one member', async () => {
    const email = address();
    const token = tokenIn((await invite(email)).body);
    const statuses = (await Promise.all([accept(token, fresh), accept(token, fresh)])).map(
      (a) => a.status,
    );
    expect(statuses.filter((s) => s === 200)).toHaveLength(1);
    expect([404, 409]).toContain(statuses.find((s) => s !== 200));
  });

  test('names every field that is wrong for a new account', async () => {
    const email = address();
    const token = tokenIn((await invite(email)).body);
    const paths = async (body: object) =>
      ((await accept(token, body)).body.errors ?? []).map((e) => e.path);
    expect(await paths({})).toEqual(['fullName', 'password']);
    expect(await paths({ fullName: 'Gaby', password: 'short' })).toEqual(['password']);
    expect(await paths({ fullName: 'Gaby', password: email })).toEqual(['password']);
    expect(
      (await accept(token, { ...fresh, role: 'owner' })).status,
      'nobody chooses their role',
    ).toBe(422);
    expect((await accept(token, fresh)).status).toBe(200);
  });

  test('cannot be accepted on another workspace’s host', async () => {
    const other = await t.signUp();
    const token = tokenIn((await invite(address())).body);
    expect((await accept(token, fresh, { host: `${other.tenant}.localhost:3000` })).status).toBe(
      404,
    );
    const own = await accept(token, fresh, { host: `${owner.tenant}.localhost:3000` });
    expect(own.status).toBe(200);
    const bound = { as: own.body.accessToken };
    expect((await t.request('GET', '/tenant', { ...bound, tenant: owner.tenant })).status).toBe(
      200,
    );
    expect(
      (await t.request('GET', '/me', { ...bound, host: `${other.tenant}.localhost:3000` })).status,
    ).toBe(403);
  });
});

describe('inviting', () => {
  test('is for admins and owners, and never above one’s own role', async () => {
    for (const role of ['manager', 'member', 'viewer']) {
      const as = await t.addMember(owner, role);
      expect(told(await invite(address(), 'viewer', as)), role).toEqual([403, 'forbidden']);
      expect(
        told(await t.request('GET', '/tenant/invitations', { as, tenant: as.tenant })),
      ).toEqual([403, 'forbidden']);
    }
    const admin = await t.addMember(owner, 'admin');
    expect((await invite(address(), 'admin', admin)).status).toBe(201);
    expect((await invite(address(), 'owner', owner)).status, 'owners are made, not invited').toBe(
      422,
    );
  });

  test('somebody who is in already is refused', async () => {
    const member = await t.addMember(owner, 'member');
    expect(told(await invite(member.email))).toEqual([409, 'conflict']);
  });

  test('stops at the plan’s limit, counting the invited; so does accepting', async () => {
    const boss = await t.signUp({ plan: 'free' });
    const tokens = [];
    for (let i = 0; i < 9; i += 1)
      tokens.push(tokenIn((await invite(address(), 'member', boss)).body));
    const refused = await invite(address(), 'member', boss);
    expect(refused.body).toMatchObject({
      status: 402,
      code: 'plan_limit',
      resource: 'members',
      limit: 10,
      usage: 10,
      plan: 'free',
    });
    for (const token of tokens) expect((await accept(token, { ...fresh })).status).toBe(200);
    expect(told(await invite(address(), 'member', boss))).toEqual([402, 'plan_limit']);
  });

  test('is no promise: a seat taken in the meantime is taken', async () => {
    const boss = await t.signUp({ plan: 'free' });
    const members: Person[] = [];
    for (let i = 0; i < 9; i += 1) members.push(await t.addMember(boss, 'member'));
    const switchTo = (active: boolean) =>
      t.request('PATCH', `/tenant/members/${members[0]?.userId}`, {
        as: boss,
        tenant: boss.tenant,
        body: { active },
      });
    expect((await switchTo(false)).status).toBe(200);
    const token = tokenIn((await invite(address(), 'member', boss)).body);
    expect((await switchTo(true)).status).toBe(200);
    expect(told(await accept(token, fresh))).toEqual([402, 'plan_limit']);
    expect((await switchTo(false)).status).toBe(200);
    expect((await accept(token, fresh)).status).toBe(200);
    expect(told(await switchTo(true)), 'nor can somebody be brought back').toEqual([
      402,
      'plan_limit',
    ]);
  });

  test.each(['nobody', 'a@b', '', 'x'.repeat(300)])('the address %j is refused', async (email) => {
    expect((await invite(email)).status).toBe(422);
  });
});

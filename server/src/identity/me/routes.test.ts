import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAYOUTS, type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';

let t: TestApp;
let anna: Person;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.signUp();
});
afterAll(() => t[Symbol.asyncDispose]());

const patch = (body: object, as = anna) => t.request('PATCH', '/me', { as, body });

describe('my account', () => {
  test('is shown and changed, and the new name is known in every workspace at once', async () => {
    for (const [, plan] of LAYOUTS) {
      const person = await t.signUp({ plan });
      await t.request('GET', '/tenant/people', { as: person, tenant: person.tenant });
      const changed = await patch(
        { fullName: '  Änne   O’Neill ', locale: 'de-AT', timeZone: 'Europe/Vienna' },
        person,
      );
      expect(changed.body).toMatchObject({
        fullName: 'Änne O’Neill',
        locale: 'de-AT',
        timeZone: 'Europe/Vienna',
      });
      expect((await t.request('GET', '/me', { as: person })).body).toEqual(changed.body);
      const people = await t.request<{ items: object[] }>('GET', '/tenant/people', {
        as: person,
        tenant: person.tenant,
      });
      expect(people.body.items, plan).toMatchObject([{ id: person.userId, name: 'Änne O’Neill' }]);
    }
  });

  test('keeps its user name to itself', async () => {
    const other = await t.signUp();
    const { username } = (await t.request<{ username: string }>('GET', '/me', { as: other })).body;
    const taken = await patch({ username: username.toUpperCase() });
    expect([taken.status, taken.body['code']]).toEqual([409, 'account_taken']);
    expect((await patch({ username: 'Anna.the-First' })).body).toMatchObject({
      username: 'Anna.the-First',
    });
  });

  test.each([
    [{ email: 'other@example.com' }, ['email']],
    [{ id: 'x', role: 'owner' }, ['id', 'role']],
    [{ fullName: '' }, ['fullName']],
    [{ fullName: '   ' }, ['fullName']],
    [{ fullName: 'a\u0000b' }, ['fullName']],
    [{ fullName: 'x'.repeat(121) }, ['fullName']],
    [{ username: 'an@na' }, ['username']],
    [{ locale: 'xx_YY', timeZone: 'Nowhere' }, ['locale', 'timeZone']],
    [{ fullName: 7 }, ['fullName']],
  ])('refuses %j', async (body, paths) => {
    const answer = await t.request<{ errors: { path: string }[] }>('PATCH', '/me', {
      as: anna,
      body,
    });
    expect(answer.status).toBe(422);
    expect([...new Set(answer.body.errors.map((e) => e.path))].toSorted()).toEqual(paths);
  });
});

test('my workspaces come by name, page by page, with my role and where to find them', async () => {
  const host = await t.signUp();
  const guest = await t.signUp({ plan: 'basic' });
  const invited = await t.request<{ url: string }>('POST', '/tenant/invitations', {
    as: host,
    tenant: host.tenant,
    body: { email: guest.email, role: 'viewer' },
  });
  const token = new URL(invited.body.url).hash.slice('#token='.length);
  await t.request('POST', '/invitations/accept', { as: guest, body: { token } });
  const all = await t.request<{ items: { slug: string }[] }>('GET', '/me/tenants', { as: guest });
  expect(all.body.items).toMatchObject([
    {
      slug: guest.tenant,
      role: 'owner',
      plan: 'basic',
      url: `http://${guest.tenant}.localhost:3000`,
    },
    {
      slug: host.tenant,
      role: 'viewer',
      plan: 'free',
      url: `http://${host.tenant}.localhost:3000`,
    },
  ]);
  const first = await t.request<{ items: object[]; nextCursor: string }>(
    'GET',
    '/me/tenants?limit=1',
    { as: guest },
  );
  const second = await t.request<{ items: object[]; nextCursor: null }>(
    'GET',
    `/me/tenants?limit=1&cursor=${first.body.nextCursor}`,
    { as: guest },
  );
  expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
  expect(second.body.nextCursor).toBeNull();
});

test('user names are tried ten times a day, and fifty at once get no further', async () => {
  const [anna, berta] = [await t.signUp(), await t.signUp()];
  const taken = (await t.request<{ username: string }>('GET', '/me', { as: berta })).body.username;
  const tries = await Promise.all(
    Array.from({ length: 50 }, () =>
      t.request('PATCH', '/me', { as: anna, body: { username: taken } }),
    ),
  );
  const count = (status: number) => tries.filter((answer) => answer.status === status).length;
  expect([count(409), count(429)]).toEqual([10, 40]);
  const other = await t.request('PATCH', '/me', { as: anna, body: { fullName: 'Anna Other' } });
  expect(other.status, 'the rest of the profile is not bounded by it').toBe(200);
});

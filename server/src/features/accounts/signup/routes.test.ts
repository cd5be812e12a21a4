import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  LAYOUTS,
  PASSWORD,
  type TestApp,
  planOf,
  startTestApp,
} from '../../../../test/harness/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'http://localhost:3000' } });
});
afterAll(() => t[Symbol.asyncDispose]());

let count = 0;
const form = (change: object = {}) => {
  count += 1;
  return {
    companyName: 'Acme',
    slug: `acme-${count}`,
    fullName: 'Anna Berg',
    email: `anna-${count}@example.com`,
    password: PASSWORD,
    ...change,
  };
};
const register = (body: object, ask = {}) =>
  t.request<Record<string, unknown>>('POST', '/register', { body, ...ask });

test.each(LAYOUTS)('a company in a %s cell is ready at once', async (layout, chosen) => {
  const plan = planOf(chosen);
  const body = form({ plan });
  const answer = await t.landing(chosen, () => register(body));
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body).toMatchObject({
    tenant: {
      slug: body.slug,
      name: 'Acme',
      plan,
      state: 'active',
      url: `http://${body.slug}.localhost:3000`,
    },
    user: {
      email: body.email,
      username: `anna-${count}`,
      fullName: 'Anna Berg',
      locale: 'en',
      timeZone: 'UTC',
    },
    membership: { role: 'owner' },
    expiresIn: 600,
    tokenType: 'Bearer',
  });
  const as = String(answer.body['accessToken']);
  expect((await t.request('GET', '/tenant', { as, tenant: body.slug })).body).toMatchObject({
    isolation: layout === 'mariadb' ? 'shared' : layout,
    state: 'active',
  });
  expect(
    (await t.request('GET', '/tenant/people', { as, tenant: body.slug })).body['items'],
  ).toMatchObject([{ name: 'Anna Berg' }]);
  expect(
    (await t.request('GET', '/site', { host: `${body.slug}.localhost:3000` })).body,
  ).toMatchObject({ kind: 'tenant' });
});

test('a plan that nobody names is the free one', async () => {
  expect((await register(form())).body['tenant']).toMatchObject({ plan: 'free' });
});

describe('is refused', () => {
  test('with a slug that is taken, and leaves no account behind', async () => {
    const first = form();
    await register(first);
    const second = form({ slug: first.slug });
    const answer = await register(second);
    expect([answer.status, answer.body['code']]).toEqual([409, 'slug_taken']);
    expect((await register({ ...second, slug: 'another-one' })).status).toBe(201);
  });

  test('with an address or user name that is taken, whichever it was, and leaves the slug free', async () => {
    const first = form({ username: 'anna.b' });
    await register(first);
    const byEmail = await register(form({ email: first.email.toUpperCase() }));
    const again = form({ username: 'ANNA.B' });
    const byUsername = await register(again);
    for (const answer of [byEmail, byUsername])
      expect([answer.status, answer.body['code']]).toEqual([409, 'account_taken']);
    expect(byEmail.body['detail']).toBe(byUsername.body['detail']);
    expect((await register({ ...again, username: 'anna.c' })).status).toBe(201);
  });

  test('for every field at once', async () => {
    const paths = async (body: object) =>
      (((await register(body)).body['errors'] ?? []) as { path: string }[])
        .map((e) => e.path)
        .toSorted();
    expect(await paths({})).toEqual(['companyName', 'email', 'fullName', 'password', 'slug']);
    expect(
      await paths(form({ slug: 'A', email: 'nobody', password: 'short', isAdmin: true })),
    ).toEqual(expect.arrayContaining(['email', 'isAdmin', 'password', 'slug']));
    const own = form({ slug: 'admin', plan: 'platinum' });
    expect(await paths({ ...own, password: own.email })).toEqual(['password', 'plan', 'slug']);
  });

  test.each([
    '-acme',
    'acme-',
    'ac',
    'Acme',
    'ac me',
    'a'.repeat(41),
    'www',
    'api',
    'acme.inc',
    // What would be taken for an id, for the base host in a handoff, for a name in other letters.
    '01a1fcc8-806b-7612-b3a2-82dacb061001',
    'base',
    'xn--bcher-kva',
  ])('with the slug %j', async (slug) => {
    expect((await register(form({ slug }))).status).toBe(422);
  });

  test('in words a person understands', async () => {
    const { body } = await register(form({ email: 'nobody' }));
    const message = expect.stringMatching(/^has an invalid format: An e-mail address/);
    expect(body['errors']).toEqual([{ path: 'email', message }]);
  });

  test('on a workspace’s own host', async () => {
    const owner = await t.signUp();
    expect((await register(form(), { host: `${owner.tenant}.localhost:3000` })).status).toBe(400);
    expect((await register(form(), { host: 'evil.example' })).status).toBe(404);
  });

  test('from another site’s page when a cookie is asked for', async () => {
    const headers = { 'x-refresh-transport': 'cookie', origin: 'http://evil.example' };
    expect((await register(form(), { headers })).status).toBe(403);
  });
});

test('two people of one name get two user names', async () => {
  const first = await register(form({ email: 'same@one.example' }));
  const second = await register(form({ email: 'same@two.example' }));
  expect(first.body['user']).toMatchObject({ username: 'same' });
  expect(second.body['user']).toMatchObject({
    username: expect.stringMatching(/^same-[a-z0-9]{5}$/),
  });
});

test('of many who want one slug at once, one gets it', async () => {
  const statuses = (
    await Promise.all(Array.from({ length: 8 }, () => register(form({ slug: 'wanted-by-all' }))))
  ).map((a) => a.status);
  expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(7).fill(409)]);
});

describe('another workspace of the same person', () => {
  test('is theirs at once, beside the first', async () => {
    const first = await register(form());
    const as = String(first.body['accessToken']);
    const body = { companyName: 'Second Acme', slug: `second-${count}`, plan: 'basic' };
    const opened = await t.request('POST', '/me/tenants', { as, body });
    expect(opened.status, opened.text).toBe(201);
    expect(opened.body).toMatchObject({
      tenant: { slug: body.slug, name: 'Second Acme', plan: 'basic', state: 'active' },
      membership: { role: 'owner' },
    });
    const mine = await t.request<{ items: { slug: string }[] }>('GET', '/me/tenants', { as });
    expect(mine.body.items.map((item) => item.slug).toSorted()).toEqual(
      [`acme-${count}`, body.slug].toSorted(),
    );
    const project = { as, tenant: body.slug, body: { name: 'First project' } };
    expect((await t.request('POST', '/projects', project)).status).toBe(201);
  });

  test('needs a free, well-formed address, a plan that exists, and somebody signed in', async () => {
    const first = await register(form());
    const as = String(first.body['accessToken']);
    const open = (slug: string, plan = 'free') =>
      t.request('POST', '/me/tenants', { as, body: { companyName: 'X', slug, plan } });
    const taken = await open(`acme-${count}`);
    expect([taken.status, taken.body['code']]).toEqual([409, 'slug_taken']);
    const bad = await open('www', 'gold');
    expect(bad.status).toBe(422);
    const fields = bad.body['errors'] as { path: string }[];
    expect(fields.map((field) => field.path).toSorted()).toEqual(['plan', 'slug']);
    expect((await t.request('POST', '/me/tenants', { body: {} })).status).toBe(401);
  });
});

test('one address opens only so many workspaces an hour', async () => {
  await using few = await startTestApp({ env: { SIGN_UPS: '2' } });
  const attempt = () => few.request('POST', '/register', { body: form() });
  const [first, second, third] = [await attempt(), await attempt(), await attempt()];
  expect([first.status, second.status, third.status]).toEqual([201, 201, 429]);
  expect(third.body['code']).toBe('rate_limited');
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  const as = String(first.body['accessToken']);
  const another = { companyName: 'X', slug: `another-${count}` };
  expect((await few.request('POST', '/me/tenants', { as, body: another })).status).toBe(429);
});

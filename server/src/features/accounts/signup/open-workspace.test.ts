import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  LAYOUTS,
  PASSWORD,
  type Plan,
  type TestApp,
  planOf,
  startTestApp,
} from '../../../../test/harness/app.ts';
import { openAccount } from '#identity/index.ts';
import { openWorkspace, resumeSignUps } from './actions/open-workspace.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

let count = 0;
const form = (plan: Plan) => {
  count += 1;
  return {
    companyName: 'Acme',
    slug: `saga-${count}`,
    fullName: 'Anna Berg',
    email: `saga-${count}@example.com`,
    password: PASSWORD,
    plan: planOf(plan),
  };
};
type Form = ReturnType<typeof form>;

const register = (body: Form) => t.request('POST', '/register', { body });
const crash = (): never => {
  throw new Error('crashed here');
};

/** The owner signs in and finds a workspace that works, with themselves in it. */
async function expectReady(body: Form): Promise<void> {
  const login = await t.request<{ accessToken: string }>('POST', '/auth/login', {
    body: { login: body.email, password: PASSWORD },
  });
  expect(login.status).toBe(200);
  const ask = { as: login.body.accessToken, tenant: body.slug };
  expect((await t.request('GET', '/tenant', ask)).body).toMatchObject({
    slug: body.slug,
    state: 'active',
  });
  const people = await t.request('GET', '/tenant/people', ask);
  expect(people.body['items']).toMatchObject([{ name: 'Anna Berg', kind: 'member', active: true }]);
}

const unfinished = async () => (await t.app.tenancy.unfinished()).map((tenant) => tenant.slug);

/** Where a sign-up can be cut off after its first commit. */
const STEPS = [
  [
    'before the place is looked up',
    () => vi.spyOn(t.app.tenancy, 'reserved').mockImplementationOnce(crash),
  ],
  [
    'before the tenant’s database is reached',
    () => vi.spyOn(t.app.tenancy, 'scopeOf').mockImplementationOnce(crash),
  ],
  [
    'while the owner’s row is written',
    () => vi.spyOn(t.app.people, 'ensureMember').mockImplementationOnce(crash),
  ],
  [
    'before the doors are opened',
    () => vi.spyOn(t.app.tenancy, 'activate').mockImplementationOnce(crash),
  ],
] as const;

describe.each(LAYOUTS)('a sign-up for a %s cell', (_, plan) => {
  const signUp = (body: Form) => t.landing(plan, () => register(body));

  test.each(STEPS)('that was cut off %s is finished at the next start', async (__, cut) => {
    const body = form(plan);
    cut();
    expect((await signUp(body)).status).toBe(500);
    expect(await unfinished()).toEqual([body.slug]);
    const login = await t.request<{ accessToken: string }>('POST', '/auth/login', {
      body: { login: body.email, password: PASSWORD },
    });
    const early = await t.request('GET', '/tenant', {
      as: login.body.accessToken,
      tenant: body.slug,
    });
    expect(early.body, 'nobody gets into half a workspace').toMatchObject({
      status: 503,
      code: 'tenant_unavailable',
    });
    expect(await t.app.resume()).toBe(1);
    expect(await t.app.resume()).toBe(0);
    await expectReady(body);
  });

  test('that failed before its first commit leaves nothing', async () => {
    const body = form(plan);
    vi.spyOn(t.app.tenancy, 'reserve').mockImplementationOnce(crash);
    expect((await signUp(body)).status).toBe(500);
    expect(await unfinished()).toEqual([]);
    expect((await signUp(body)).status).toBe(201);
    await expectReady(body);
  });
});

test('one sign-up that cannot be finished does not hold up the others', async () => {
  const bodies = [form('free'), form('free')];
  for (const body of bodies) {
    vi.spyOn(t.app.tenancy, 'activate').mockImplementationOnce(crash);
    await register(body);
  }
  vi.spyOn(t.app.people, 'ensureMember').mockImplementationOnce(crash);
  const failures: string[] = [];
  const { identity, people, mailer } = t.app;
  expect(
    await resumeSignUps({ identity, people, mailer }, (_, tenant) => failures.push(tenant.slug)),
  ).toBe(1);
  expect(failures).toEqual([bodies[0]?.slug]);
  expect(await t.app.resume()).toBe(1);
  for (const body of bodies) await expectReady(body);
});

test('finishing what another process finishes at the same time does no harm', async () => {
  const body = form('free');
  vi.spyOn(t.app.tenancy, 'activate').mockImplementationOnce(crash);
  await register(body);
  await Promise.all([t.app.resume(), t.app.resume(), t.app.resume()]);
  await expectReady(body);
});

test('the command line’s way: an account first, then a workspace for it, where the operator says', async () => {
  const { identity, people, mailer } = t.app;
  const draft = { email: 'Cli@Example.com', fullName: ' Cli  Ops ', password: PASSWORD };
  const account = await openAccount(identity, draft);
  expect(account).toMatchObject({ email: 'cli@example.com', fullName: 'Cli Ops', username: 'cli' });
  await expect(openAccount(identity, draft)).rejects.toMatchObject({ code: 'account_taken' });
  const wrong = openAccount(identity, { email: 'x', fullName: '', username: '@', password: 'x' });
  await expect(wrong).rejects.toMatchObject({
    details: {
      fields: ['email', 'fullName', 'username', 'password'].map((path) =>
        expect.objectContaining({ path }),
      ),
    },
  });
  const { tenant } = await openWorkspace(
    { identity, people, mailer },
    {
      slug: 'by-command',
      name: 'By Command',
      plan: 'free',
      isolation: 'schema',
      owner: { userId: account.id },
    },
  );
  expect(tenant).toMatchObject({ state: 'active', plan: 'free', isolation: 'schema' });
  const login = await t.request<{ accessToken: string }>('POST', '/auth/login', {
    body: { login: 'CLI', password: PASSWORD },
  });
  const ask = { as: login.body.accessToken, tenant: 'by-command' };
  expect((await t.request('GET', '/tenant', ask)).status).toBe(200);
});

test('fifty people whose addresses begin alike sign up in the same moment', async () => {
  const owners = Array.from({ length: 50 }, (_, i) => ({
    email: `info@crowd-${i}.example`,
    fullName: 'Anna Berg',
    username: undefined,
    passwordHash: 'nobody signs in',
  }));
  const { people, identity, mailer } = t.app;
  const opened = await Promise.all(
    owners.map((owner, i) =>
      openWorkspace(
        { identity, people, mailer },
        { slug: `crowd-${i}`, name: 'Crowd', plan: 'free', owner },
      ),
    ),
  );
  const names = opened.map(({ account }) => account.username);
  expect(new Set(names).size).toBe(50);
  expect(names.filter((name) => name === 'info')).toHaveLength(1);
  expect(names.every((name) => /^info(-[0-9a-z]{5})?$/.test(name))).toBe(true);
});

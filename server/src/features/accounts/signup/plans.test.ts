import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deploy, setPlanOpen } from '#tenancy/index.ts';
import { PASSWORD, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { runCommand } from '../../../../test/harness/command.ts';
import { freshDeployment, onControl } from '../../../../test/harness/deployments.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'http://localhost:3000' } });
});
afterAll(() => t[Symbol.asyncDispose]());

const all = ['free', 'basic', 'premium', 'enterprise'];
const open = async (...codes: string[]) => {
  for (const code of all) await setPlanOpen(t.server, code, codes.includes(code));
};
const offered = async () =>
  (await t.request<{ items: { code: string }[] }>('GET', '/plans')).body.items.map((p) => p.code);

let count = 0;
const company = (plan?: string) => ({
  companyName: 'Acme',
  slug: `plans-${(count += 1)}`,
  ...(plan !== undefined && { plan }),
});
const register = (plan?: string) =>
  t.request<{ tenant: { plan: string }; errors: object[] }>('POST', '/register', {
    body: {
      ...company(plan),
      fullName: 'Anna Berg',
      email: `plans-${count}@example.com`,
      password: PASSWORD,
    },
  });

test('a new deployment keeps plans with a database of their own, or without limits, closed', async () => {
  const server = freshDeployment();
  await deploy(server);
  const rows = await onControl<{ code: string; open_to_sign_up: boolean }>(
    server,
    'select code, open_to_sign_up from control.plan order by position',
  );
  expect(rows.filter((row) => row.open_to_sign_up).map(({ code }) => code)).toEqual([
    'free',
    'basic',
    'premium',
  ]);
});

describe('a plan that is closed', () => {
  beforeEach(() => open('free', 'basic'));

  test('is not offered', async () => {
    expect(await offered()).toEqual(['free', 'basic']);
  });

  test.each(['enterprise', 'premium', 'platinum'])(
    '(%s) is refused at sign-up and for one more workspace, with the open ones',
    async (plan) => {
      const anna = await t.signUp();
      const more = await t.request('POST', '/me/tenants', { as: anna, body: company(plan) });
      for (const { status, body } of [await register(plan), more]) {
        expect(status).toBe(422);
        expect(body['errors']).toEqual([
          { path: 'plan', message: 'cannot be chosen at sign-up; open plans: free, basic' },
        ]);
      }
    },
  );

  test('is not what somebody gets who names none', async () => {
    expect((await register()).body.tenant.plan).toBe('free');
    await open('basic');
    expect((await register()).body.tenant.plan).toBe('basic');
    await open();
    const answer = await register();
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ path: 'plan', message: 'no plan is open for sign-up: ask the operator of this server' }],
    ]);
    expect(await offered()).toEqual([]);
  });
});

test('the operator opens and closes plans, sees which are open, and uses those that are not', async () => {
  const server = freshDeployment();
  await deploy(server);
  const taskforce = (...args: string[]) => runCommand(server, args);
  const listed = async () =>
    (JSON.parse((await taskforce('plan', 'list', '--json')).out) as Record<string, unknown>[])
      .filter(({ openToSignUp }) => openToSignUp)
      .map(({ code }) => code);
  expect((await taskforce('plan', 'open', 'enterprise')).out).toBe(
    'enterprise is open to sign-up\n',
  );
  expect((await taskforce('plan', 'close', 'basic')).out).toBe('basic is closed at sign-up\n');
  expect(await listed()).toEqual(['free', 'premium', 'enterprise']);
  const unknown = await taskforce('plan', 'open', 'platinum');
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('plan "platinum"')]);

  const owner = ['--owner-email', 'olga@example.com', '--owner-name', 'Olga Owner'];
  const create = ['tenant', 'create', 'closed-plan', '--name', 'Acme', '--plan', 'basic', '--json'];
  const made = await taskforce(...create, ...owner);
  expect(JSON.parse(made.out), made.err).toMatchObject({ plan: 'basic' });
}, 60_000);

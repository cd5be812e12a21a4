import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Passwords } from '../accounts/passwords.ts';
import { type Answer, PASSWORD, type TestApp, startTestApp } from '../../../test/harness/app.ts';

/** What someone who is not signed in learns of who has an account, by what is answered and by the work it takes. */

const work = { hashed: 0, verified: 0 };
const counting: Passwords = {
  hash: async (password) => {
    work.hashed += 1;
    return `plain:${password}`;
  },
  verify: async (stored, password, admit) => {
    await admit?.();
    work.verified += 1;
    return stored === `plain:${password}`;
  },
};

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ passwords: counting, env: { SIGN_UPS: '7' } });
});
afterAll(() => t[Symbol.asyncDispose]());
beforeEach(() => Object.assign(work, { hashed: 0, verified: 0 }));

/** All that can be told apart; what differs between any two requests is left out. */
const shapeOf = ({ status, body, headers }: Answer) => ({
  status,
  body: { ...body, requestId: undefined, instance: undefined },
  headers: Object.keys(headers).toSorted(),
});
const logIn = (login: string) =>
  t.request('POST', '/auth/login', { body: { login, password: 'not the right password' } });

test('signing in answers the same after the same work, whoever it is', async () => {
  const [anna, closed, bare] = [await t.signUp(), await t.signUp(), await t.signUp()];
  const change = (id: string, set: { active?: boolean; password_hash?: null }) =>
    t.app.identity.control.updateTable('account').set(set).where('id', '=', id).execute();
  await change(closed.userId, { active: false });
  await change(bare.userId, { password_hash: null });
  const shapes = [];
  for (const login of [anna.email, closed.email, bare.email, 'nobody@people.example', 'nobody']) {
    work.verified = 0;
    shapes.push(shapeOf(await logIn(login)));
    expect(work.verified, login).toBe(1);
  }
  expect(shapes[0]?.status).toBe(401);
  for (const shape of shapes) expect(shape).toEqual(shapes[0]);
});

test('signing up does the same work for an address that is taken, and counts it', async () => {
  const anna = await t.signUp();
  let count = 0;
  const register = (email: string) =>
    t.request('POST', '/register', {
      body: {
        companyName: 'Acme',
        slug: `strangers-${(count += 1)}`,
        fullName: 'Anna Berg',
        email,
        password: PASSWORD,
      },
    });
  work.hashed = 0;
  expect((await register('free@people.example')).status).toBe(201);
  expect(work.hashed).toBe(1);
  const taken = await register(anna.email);
  expect([taken.status, taken.body['code'], work.hashed]).toEqual([409, 'account_taken', 2]);
  // With those of the test before that was the sixth, and the seventh is the last of the hour.
  expect((await register(anna.email)).status).toBe(409);
  expect((await register(anna.email)).status).toBe(429);
  expect((await register('another@people.example')).status).toBe(429);
});

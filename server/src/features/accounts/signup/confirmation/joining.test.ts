import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount } from '#identity/index.ts';
import type { Answer, Ask } from '../../../../../test/harness/app.ts';
import {
  BASE,
  type ConfirmedApp,
  startConfirmedApp,
} from '../../../../../test/harness/sign-ups.ts';

/** Invitations that are accepted with the link that is shown to whoever invites. */

let a: ConfirmedApp;
let owner: { as: string; tenant: string };
beforeAll(async () => {
  a = await startConfirmedApp();
  const { body } = await a.confirm(await a.tokenFor(a.form({ plan: 'basic' })));
  owner = { as: body.accessToken, tenant: body.tenant.slug };
});
afterAll(() => a[Symbol.asyncDispose]());

const told = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code];
const invite = async (email: string, role = 'manager') => {
  const { body } = await a.t.request<{ id: string; url: string }>('POST', '/tenant/invitations', {
    ...owner,
    body: { email, role },
  });
  return { id: body.id, token: new URL(body.url).hash.slice('#token='.length) };
};
const accept = (
  token: string,
  { fullName, password }: { fullName: string; password: string },
  ask: Ask = {},
) => a.t.request('POST', '/invitations/accept', { body: { token, fullName, password }, ...ask });
const openInvitations = async () =>
  (
    await a.t.request<{ items: { email: string }[] }>('GET', '/tenant/invitations?limit=100', owner)
  ).body.items.map(({ email }) => email);

test('is answered byte for byte the same, whether or not the address has an account', async () => {
  const form = a.form();
  const { token } = await invite(form.email);
  const unknown = await accept(token, form);
  expect(unknown.status, unknown.text).toBe(202);
  expect(unknown.body).toEqual({ status: 'confirmation_sent', email: form.email });
  await a.settled();
  await openAccount(a.t.app.identity, form);
  const known = await accept(token, form);
  const shown = ({ status, text, headers }: Answer) => ({
    status,
    text,
    headers: { ...headers, date: '', 'x-request-id': '' },
  });
  expect(shown(known)).toEqual(shown(unknown));
  await a.settled();
  const subjects = a.t.mailbox.to(form.email).map(({ subject }) => subject);
  expect(subjects).toContain('You already have an account');
  expect(await openInvitations()).toContain(form.email);
});

test('joins with the mailed link, with the role of the invitation, once', async () => {
  const form = a.form({ fullName: 'Gaby Guest' });
  const { token } = await invite(form.email);
  await accept(token, form);
  await a.settled();
  const [mailed = ''] = a.tokensTo(form.email);
  const preview = await a.t.request('POST', '/register/preview', { body: { token: mailed } });
  expect(preview.body).toMatchObject({
    email: form.email,
    tenant: { slug: owner.tenant },
    role: 'manager',
  });
  const answers = await Promise.all([1, 2, 3, 4].map(() => a.confirm(mailed)));
  const joined = answers.find(({ status }) => status === 201);
  expect(joined?.body).toMatchObject({
    user: { email: form.email, emailVerified: true },
    tenant: { slug: owner.tenant },
    membership: { role: 'manager' },
  });
  expect(answers.filter((answer) => told(answer)[1] === 'not_found')).toHaveLength(3);
  expect(await openInvitations()).not.toContain(form.email);
  const people = await a.t.request('GET', '/tenant/people?q=gaby', owner);
  expect(people.body['items']).toMatchObject([{ name: 'Gaby Guest', active: true }]);
});

test('ends with the invitation', async () => {
  const form = a.form();
  const { id, token } = await invite(form.email);
  await accept(token, form);
  await a.settled();
  const [mailed = ''] = a.tokensTo(form.email);
  await a.t.request('DELETE', `/tenant/invitations/${id}`, owner);
  expect(told(await a.confirm(mailed))).toEqual([404, 'not_found']);
  expect((await a.signUps()).filter(({ address }) => address === form.email)).toEqual([]);
});

test('is bounded like every sign-up, and refused for what is wrong with it', async () => {
  const form = a.form();
  const { token } = await invite(form.email);
  const wrong = await accept(token, { fullName: '', password: 'short' });
  expect(wrong.status).toBe(422);
  const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token, form)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  await a.settled();
});

test('the link of the mail, and whoever is signed in, need no other mail', async () => {
  const [form, known] = [a.form(), a.form()];
  await invite(form.email);
  await a.settled();
  const { token } = await invite(known.email);
  await a.confirm(await a.tokenFor(known));
  const login = { login: known.email, password: known.password };
  const { body } = await a.t.request<{ accessToken: string }>('POST', '/auth/login', {
    body: login,
  });
  const joined = await accept(token, known, { as: body.accessToken });
  expect(joined.status, joined.text).toBe(200);

  const text = await mailedInvitation(form.email);
  const mailed = new RegExp(`${BASE}/invitation#token=([\\w-]+)`).exec(text)?.[1] ?? '';
  const done = await accept(mailed, form);
  expect(done.status, done.text).toBe(200);
  expect(done.body).toMatchObject({ user: { emailVerified: true } });
});

/** The runner of the tests sends it as soon as its turn comes. */
async function mailedInvitation(email: string): Promise<string> {
  await a.sent();
  return a.t.mailbox.to(email).find(({ text }) => text.includes('/invitation#'))?.text ?? '';
}

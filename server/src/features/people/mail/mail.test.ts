import { afterAll, beforeAll, expect, it } from 'vitest';
import { listMail } from '#identity/index.ts';
import { type Person, type TestApp, PASSWORD, startTestApp } from '../../../../test/harness/app.ts';
import { startRunner, until } from '../../../../test/harness/jobs.ts';

/** From the request to the mailbox: welcomes and invitations, by the queue. */

let t: TestApp;
let anna: Person;
let runner: AsyncDisposable;
beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'https://tasks.example.com' } });
  runner = await startRunner(
    t,
    t.app.features.flatMap(({ jobs = [] }) => jobs),
  );
  anna = await t.signUp();
});
afterAll(async () => {
  await runner[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const mailTo = async (address: string, n = 1) => {
  await until(() => t.mailbox.to(address).length >= n, `${n} mail to ${address}`);
  return t.mailbox.to(address);
};
const invite = (email: string, host?: string) =>
  t.request<{ url: string }>('POST', '/tenant/invitations', {
    as: anna,
    tenant: anna.tenant,
    body: { email, role: 'member' },
    ...(host && { headers: { 'x-forwarded-host': host } }),
  });

it('whoever opens a workspace is welcomed, at its address', async () => {
  const [mail] = await mailTo(anna.email);
  expect(mail?.text).toContain(`https://${anna.tenant}.tasks.example.com`);
  expect(mail?.unsubscribeUrl).toBeUndefined();
});

it('who is invited gets the link, and is welcomed when they have come', async () => {
  const email = 'berta@people.example';
  const { body } = await invite(email, 'evil.example');
  const [mail] = await mailTo(email);
  expect(mail?.text).toContain(body.url);
  expect(mail?.html).toContain(body.url);
  expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example');
  expect(mail?.subject).toMatch(/^Owner .* invites you to Company /);

  const token = new URL(body.url).hash.replace('#token=', '');
  const recordOf = async () => (await listMail(t.app.identity.control, { address: email }, 1))[0];
  // The mail server has it a moment before the record says so.
  await until(async () => (await recordOf())?.state === 'sent', 'it is recorded as sent');
  const record = await recordOf();
  expect(record).toMatchObject({ secret: null, kind: 'invitation' });
  expect(JSON.stringify(record)).not.toContain(token);

  const accept = { body: { token, fullName: 'Berta Bold', password: PASSWORD } };
  expect((await t.request('POST', '/invitations/accept', accept)).status).toBe(200);
  const [, welcome] = await mailTo(email, 2);
  expect(welcome?.subject).toMatch(/^Welcome to Company/);
  expect(welcome?.to).toEqual({ address: email, name: 'Berta Bold' });
});

it('who is invited by somebody who reads German is written to in German', async () => {
  await t.request('PATCH', '/me', { as: anna, body: { locale: 'de' } });
  await invite('carl@people.example');
  const [mail] = await mailTo('carl@people.example');
  expect(mail?.subject).toContain('lädt dich zu');
});

it('an invitation that was taken back is not sent', async () => {
  await runner[Symbol.asyncDispose]();
  await invite('dora@people.example');
  const list = { as: anna, tenant: anna.tenant };
  const { body } = await t.request<{ items: { id: string; email: string }[] }>(
    'GET',
    '/tenant/invitations',
    list,
  );
  const dora = body.items.find(({ email }) => email.startsWith('dora'));
  await t.request('DELETE', `/tenant/invitations/${dora?.id}`, list);
  runner = await startRunner(
    t,
    t.app.features.flatMap(({ jobs = [] }) => jobs),
  );
  const stateOf = async () =>
    (await listMail(t.app.identity.control, { address: 'dora@people.example' }, 1))[0]?.state;
  await until(async () => (await stateOf()) === 'suppressed', 'it is suppressed');
  expect(t.mailbox.to('dora@people.example')).toEqual([]);
});

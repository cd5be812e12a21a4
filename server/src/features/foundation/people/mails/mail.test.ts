import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMail } from '#identity/index.ts';
import {
  type Person,
  type TestApp,
  PASSWORD,
  startTestApp,
} from '../../../../../test/harness/app.ts';
import { startRunner, until } from '../../../../../test/harness/jobs.ts';

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
const linkIn = (mail: { text: string } | undefined) =>
  /https:\S+\/invitation#token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
const tokenOf = (url: string) => new URL(url).hash.replace('#token=', '');
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
  const url = linkIn(mail);
  expect(mail?.html).toContain(url);
  expect(url, 'the link that is shown is another').not.toBe(body.url);
  expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example');
  expect(mail?.subject).toBe('You are invited to a workspace on TaskForce');
  expect(mail?.text).toMatch(/Owner .* invited you to the workspace Company /);

  const token = tokenOf(url);
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
  expect(mail?.subject).toContain('eingeladen');
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

describe('the address of an invitation', () => {
  const preview = (url: string) =>
    t.request<{ accountExists: boolean | null }>('POST', '/invitations/preview', {
      body: { token: tokenOf(url) },
    });
  const accept = (url: string, as?: Person) =>
    t.request<{ user: { emailVerified: boolean } }>('POST', '/invitations/accept', {
      body: {
        token: tokenOf(url),
        ...(!as && { fullName: 'Gaby Guest', password: PASSWORD }),
      },
      as,
    });

  it('is proved by the link of the mail, for a new account and for one that is there', async () => {
    const guest = await t.signUp();
    const before = t.mailbox.to(guest.email).length;
    await Promise.all(['fresh@people.example', guest.email].map((email) => invite(email)));
    const [fresh] = await mailTo('fresh@people.example');
    await mailTo(guest.email, before + 1);
    const known = t.mailbox.to(guest.email).find((mail) => linkIn(mail) !== '');
    expect((await preview(linkIn(fresh))).body.accountExists).toBe(false);
    expect((await preview(linkIn(known))).body.accountExists).toBe(true);
    expect((await accept(linkIn(fresh))).body.user.emailVerified).toBe(true);
    expect((await accept(linkIn(known), guest)).body.user.emailVerified).toBe(true);
  });

  it('is not proved by the link that whoever invites is shown, nor told to have an account', async () => {
    const guest = await t.signUp();
    const known = (await invite(guest.email)).body.url;
    const fresh = (await invite('shown@people.example')).body.url;
    for (const url of [known, fresh]) expect((await preview(url)).body.accountExists).toBe(null);
    expect((await accept(fresh)).body.user.emailVerified).toBe(false);
    expect((await accept(known, guest)).body.user.emailVerified).toBe(false);
  });

  it('is not proved where one secret was shown and mailed, as older versions did', async () => {
    const email = 'older@people.example';
    await invite(email);
    const [mail] = await mailTo(email);
    await t.app.identity.control
      .updateTable('invitation')
      .set({ is_mail_apart: false, link_token_hash: null })
      .where('email', '=', email)
      .execute();
    expect((await preview(linkIn(mail))).body.accountExists).toBe(null);
    expect((await accept(linkIn(mail))).body.user.emailVerified).toBe(false);
  });

  it('has a link to show at any time, and the mailed one works beside it', async () => {
    const email = 'again@people.example';
    const ask = { as: anna, tenant: anna.tenant };
    const { body } = await t.request<{ id: string; url: string }>('POST', '/tenant/invitations', {
      ...ask,
      body: { email, role: 'member' },
    });
    const [mail] = await mailTo(email);
    const again = await t.request<{ url: string }>(
      'POST',
      `/tenant/invitations/${body.id}/link`,
      ask,
    );
    expect((await preview(body.url)).status).toBe(404);
    for (const url of [again.body.url, linkIn(mail)]) expect((await preview(url)).status).toBe(200);
    const list = await t.request<{ items: { email: string; mail: string }[] }>(
      'GET',
      '/tenant/invitations?limit=100',
      ask,
    );
    expect(list.body.items.find((one) => one.email === email)?.mail).toBe('sent');
    const stranger = await t.signUp();
    const refused = await t.request('POST', `/tenant/invitations/${body.id}/link`, {
      as: stranger,
      tenant: stranger.tenant,
    });
    expect(refused.status).toBe(404);
  });
});

it('names are no links in any mail, and none stands in the subject of an invitation', async () => {
  const mallory = await t.signUp();
  const evil = 'https://evil.example/login \u202ekcilc\u202c evil.example \u200bnow';
  await t.request('PATCH', '/me', { as: mallory, body: { fullName: `Support ${evil}` } });
  const ask = { as: mallory, tenant: mallory.tenant };
  const renamed = await t.request('PATCH', '/tenant', { ...ask, body: { name: `Bank ${evil}` } });
  expect(renamed.status).toBe(200);
  await t.request('POST', '/tenant/invitations', {
    ...ask,
    body: { email: 'victim@people.example', role: 'member' },
  });
  const [mail] = await mailTo('victim@people.example');
  expect(mail?.subject).toBe('You are invited to a workspace on TaskForce');
  expect(mail?.text).toContain('Support');
  expect(mail?.text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
  for (const text of [mail?.text, mail?.html]) expect(text).not.toContain('evil.example');
});

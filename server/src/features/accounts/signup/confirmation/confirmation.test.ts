import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openAccount, removeAccounts } from '#identity/index.ts';
import { setPlanOpen } from '#tenancy/index.ts';
import { type Answer, PASSWORD } from '../../../../../test/harness/app.ts';
import { until } from '../../../../../test/harness/jobs.ts';
import {
  BASE,
  SIGN_UPS,
  type ConfirmedApp,
  type Form,
  startConfirmedApp,
} from '../../../../../test/harness/sign-ups.ts';
import { tidySignUpsType } from './job-types.ts';
import { mailConfirmation } from './mails/send-confirmation.ts';

let a: ConfirmedApp;
beforeAll(async () => {
  a = await startConfirmedApp();
});
afterAll(() => a[Symbol.asyncDispose]());

const DAY_MS = 86_400_000;
const KNOWN = 'You already have an account';
const told = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code];
const spent = [404, 'not_found'];
/** All of an answer but when it was given and to which request. */
const shown = ({ status, text, headers }: Answer) => ({
  status,
  text,
  headers: { ...headers, date: '', 'x-request-id': '' },
});
const openKnown = ({ email, fullName, password }: Form) =>
  openAccount(a.t.app.identity, { email, fullName, password });
const signUpsOf = async (address: string) =>
  (await a.signUps()).filter((row) => row.address === address);
const logIn = (login: string, password: string) =>
  a.t.request('POST', '/auth/login', { body: { login, password } });

test('the page learns how a sign-up goes', async () => {
  const site = await a.t.request('GET', '/site');
  expect(site.body).toMatchObject({ kind: 'base', signUp: 'confirmed' });
});

describe('whoever signs up', () => {
  test('is answered byte for byte the same, whether or not the address has an account', async () => {
    const form = a.form();
    const unknown = await a.register(form);
    expect(unknown.status, unknown.text).toBe(202);
    expect(unknown.body).toEqual({ status: 'confirmation_sent', email: form.email });
    await openKnown(form);
    expect(shown(await a.register(form))).toEqual(shown(unknown));
    await a.settled();
  });

  test('gets the same work done, and nobody looks whether there is an account', async () => {
    const [known, unknown] = [a.form(), a.form()];
    await openKnown(known);
    const { identity } = a.t.app;
    const hash = vi.spyOn(identity.passwords, 'hash');
    await a.withoutWorker(async () => {
      // Whoever looked would wait for the lock until the statement is given up.
      await identity.control.transaction().execute(async (trx) => {
        await sql`lock table control.account in access exclusive mode`.execute(trx);
        for (const form of [known, unknown]) expect((await a.register(form)).status).toBe(202);
      });
      expect(hash).toHaveBeenCalledTimes(2);
      const [one, other] = [await signUpsOf(known.email), await signUpsOf(unknown.email)];
      expect(one[0]?.password_hash).toBe(other[0]?.password_hash);
      expect(Object.keys(one[0]?.wish as object)).toEqual(Object.keys(other[0]?.wish as object));
      const jobs = JSON.stringify(await a.t.app.jobs.open(100));
      for (const { email } of [known, unknown]) expect(jobs).not.toContain(email);
    });
    await a.settled();
  });

  test('with an address that has an account: its owner is told, and nothing else happens', async () => {
    const form = a.form();
    await openKnown({ ...form, password: 'the real owner’s password' });
    await a.register(form);
    await a.settled();
    const [mail, ...others] = a.t.mailbox.to(form.email);
    expect([mail?.subject, others]).toEqual([KNOWN, []]);
    expect(mail?.text).toContain(`${BASE}/login`);
    expect(mail?.text).toContain(`${BASE}/forgot-password`);
    expect(mail?.text).not.toContain('token');
    expect(mail?.text).not.toContain(form.companyName);
    expect(await signUpsOf(form.email)).toEqual([]);
    expect((await logIn(form.email, form.password)).status).toBe(401);
    expect(await a.t.app.tenancy.find(form.slug)).toBeUndefined();
  });

  test('with such an address: the password is forgotten before the mail goes, and the mail is tried again', async () => {
    const form = a.form();
    await openKnown(form);
    await a.withoutWorker(async () => {
      await a.register(form);
      const job = (await a.t.app.jobs.open(100)).find(({ kind }) => kind === 'sign_up.mail');
      const { signUpId } = Object(job?.data) as { signUpId: string };
      a.t.mailbox.failure = new Error('421 try again');
      await expect(mailConfirmation(a.t.app, signUpId)).rejects.toThrow('421');
      expect(await signUpsOf(form.email)).toMatchObject([{ wish: null, password_hash: null }]);
      a.t.mailbox.failure = undefined;
      expect(await mailConfirmation(a.t.app, signUpId)).toEqual({ state: 'account' });
      expect(await mailConfirmation(a.t.app, signUpId)).toEqual({ state: 'gone' });
    });
    await a.settled();
  });

  test('is refused what everybody may know: a workspace’s name, a plan, a password that will not do', async () => {
    const taken = a.form();
    await a.confirm(await a.tokenFor(taken));
    expect(told(await a.register(a.form({ slug: taken.slug })))).toEqual([409, 'slug_taken']);
    const wrong = await a.register(
      a.form({ slug: 'admin', plan: 'platinum', password: 'aaaaaaaaaaa' }),
    );
    const fields = (wrong.body as { errors?: { path: string }[] }).errors ?? [];
    expect(fields.map(({ path }) => path).toSorted()).toEqual(['password', 'plan', 'slug']);
    const headers = { 'x-refresh-transport': 'cookie', origin: 'http://evil.example' };
    expect((await a.register(a.form(), headers)).status).toBe(403);
  });

  test('is written to in the language of the browser, without a word of their own', async () => {
    const form = a.form({ companyName: 'Win at casino' });
    await a.register(form, { 'accept-language': 'de-CH, fr;q=0.8' });
    await a.settled();
    const [mail] = a.t.mailbox.to(form.email);
    expect(mail?.subject).toBe('Bestätige deine E-Mail-Adresse');
    expect(`${mail?.html}${mail?.text}`).not.toMatch(/casino|Anna/);
    expect(mail?.to).toEqual({ address: form.email });
  });

  test('gets five mails a day to one address, with an account or without', async () => {
    const [known, unknown] = [a.form(), a.form()];
    await openKnown(known);
    for (const form of [known, unknown]) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => a.register(form)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
      const refused = answers.find(({ status }) => status === 429);
      expect(refused?.text).toContain('At most 5 mails a day');
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
      await a.settled();
      expect(a.t.mailbox.to(form.email)).toHaveLength(5);
    }
    expect(a.tokensTo(unknown.email)).toHaveLength(5);
  });
});

describe('the link', () => {
  test('opens account and workspace as a sign-up would, proves the address, and leaves nothing', async () => {
    const form = a.form({ plan: 'basic' });
    const token = await a.tokenFor(form);
    expect(
      JSON.stringify(await a.t.app.identity.control.selectFrom('sign_up').selectAll().execute()),
    ).not.toMatch(new RegExp(`${token}|${form.password}`));
    expect((await logIn(form.email, form.password)).status).toBe(401);
    const preview = await a.t.request('POST', '/register/preview', { body: { token } });
    expect(preview.body).toMatchObject({
      email: form.email,
      fullName: form.fullName,
      tenant: { slug: form.slug, name: form.companyName },
      role: 'owner',
    });
    const { status, body, text } = await a.confirm(token);
    expect(status, text).toBe(201);
    expect(body).toMatchObject({
      user: { email: form.email, emailVerified: true },
      tenant: { slug: form.slug, plan: 'basic', state: 'active' },
      membership: { role: 'owner' },
      expiresIn: 600,
    });
    const ask = { as: body.accessToken, tenant: form.slug };
    expect((await a.t.request('GET', '/tenant', ask)).status).toBe(200);
    expect((await a.t.request('GET', '/me', ask)).body).toMatchObject({ emailVerified: true });
    expect((await logIn(form.email, form.password)).status).toBe(200);
    expect(await signUpsOf(form.email)).toEqual([]);
    expect(told(await a.confirm(token))).toEqual(spent);
    expect((await a.t.request('POST', '/register/preview', { body: { token } })).status).toBe(404);
  });

  test('lets exactly one of 50 at once through', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => a.confirm(token, { slug: `${form.slug}-${i}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    // On a busy machine some wait too long for a connection, and are told to come back.
    expect(answers.filter(({ status }) => status === 404 || status === 503)).toHaveLength(49);
    const opened = await a.t.app.identity.control
      .selectFrom('tenant')
      .select('slug')
      .where('slug', 'like', `${form.slug}-%`)
      .execute();
    expect(opened).toHaveLength(1);
  });

  test('opens nothing for who reads the mail and did not sign up, and goes on working', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    const guess = await a.confirm(token, { password: 'what the mailbox’s owner might choose' });
    expect(told(guess)).toEqual([401, 'invalid_credentials']);
    expect((await a.t.request('POST', '/register/confirm', { body: { token } })).status).toBe(422);
    expect((await logIn(form.email, form.password)).status).toBe(401);
    expect((await a.confirm(token)).status).toBe(201);
  });

  test('of several sign-ups: the first that is confirmed counts, also at once, and ends the others', async () => {
    const first = a.form();
    const second = { ...a.form(), email: first.email, password: 'quite another password' };
    const tokens = [await a.tokenFor(first), await a.tokenFor(second)];
    const answers = await Promise.all(
      [...tokens, ...tokens, ...tokens].map((token) =>
        a.confirm(token, { password: token === tokens[0] ? first.password : second.password }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => told(answer)[1] === 'not_found')).toHaveLength(5);
    expect(await signUpsOf(first.email)).toEqual([]);
  });

  test('goes on working when somebody has taken the workspace’s address meanwhile', async () => {
    const [form, faster] = [a.form(), a.form()];
    const token = await a.tokenFor(form);
    await a.confirm(await a.tokenFor({ ...faster, slug: form.slug }));
    expect(told(await a.confirm(token))).toEqual([409, 'slug_taken']);
    expect(told(await a.confirm(token, { slug: 'admin' }))).toEqual([422, 'invalid']);
    const done = await a.confirm(token, { slug: `${form.slug}-two` });
    expect([done.status, done.body.tenant.slug]).toEqual([201, `${form.slug}-two`]);
  });

  test('gives the like of a user name that is taken, and never says so', async () => {
    const first = a.form({ username: 'Anna.The.First' });
    await a.confirm(await a.tokenFor(first));
    const again = a.form({ username: 'anna.the.first' });
    const done = await a.confirm(await a.tokenFor(again));
    expect(done.body.user.username).toMatch(/^anna\.the\.first-[a-z0-9]{5}$/);
    const long = `${'x'.repeat(39)}y`;
    for (const username of [long, long]) {
      const { body } = await a.confirm(await a.tokenFor(a.form({ username })));
      expect(body.user.username.length).toBeLessThanOrEqual(40);
    }
  });

  test('of an address that has got an account meanwhile says so to its owner, and is forgotten', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    await a.t.app.identity.control
      .insertInto('account')
      .values({
        id: '01a1fcc8-806b-7612-b3a2-82dacb06ffff',
        email: form.email,
        username: 'came-by-an-import',
        full_name: 'Anna',
        password_hash: null,
        created_at: new Date(0).toISOString(),
        last_login_at: null,
      })
      .execute();
    expect(told(await a.confirm(token))).toEqual([409, 'account_taken']);
    expect(await signUpsOf(form.email)).toEqual([]);
    expect(told(await a.confirm(token))).toEqual(spent);
  });

  test('ends when an account is opened otherwise, or an account of the address is erased', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    const account = await openKnown(form);
    expect(told(await a.confirm(token))).toEqual(spent);
    await a.withoutWorker(async () => {
      await a.register(form);
      await removeAccounts(a.t.app.identity.control, [account.id]);
      expect(await signUpsOf(form.email)).toEqual([]);
    });
    await a.settled();
  });

  test('takes no plan that was closed meanwhile', async () => {
    const form = a.form({ plan: 'basic' });
    const token = await a.tokenFor(form);
    await setPlanOpen(a.t.server, 'basic', false);
    const refused = await a.confirm(token);
    await setPlanOpen(a.t.server, 'basic', true);
    expect(told(refused)).toEqual([422, 'invalid']);
    expect((await a.confirm(token)).status).toBe(201);
  });

  test('works on the base host alone', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    const other = await a.confirm(await a.tokenFor(a.form()));
    const host = `${other.body.tenant.slug}.tasks.example.com`;
    const there = await a.t.request('POST', '/register/confirm', {
      body: { token, password: PASSWORD },
      host,
    });
    expect(there.status).toBe(400);
    expect((await a.confirm(token)).status).toBe(201);
  });

  test('expires after a day, and then all of it is erased', async () => {
    const form = a.form();
    const token = await a.tokenFor(form);
    a.pass(DAY_MS - 1);
    expect((await a.t.request('POST', '/register/preview', { body: { token } })).status).toBe(200);
    a.pass(1);
    expect(told(await a.confirm(token))).toEqual(spent);
    expect((await signUpsOf(form.email)).length).toBe(1);
    await a.t.app.jobs.send(null, [{ job: tidySignUpsType, data: {} }]);
    await until(async () => (await a.signUps()).length === 0, 'nothing is left');
    expect((await a.register(form)).status).toBe(202);
    await a.settled();
  });
});

test('one network signs up only so often, whoever has an account', async () => {
  const form = a.form();
  const answers = await Promise.all(Array.from({ length: SIGN_UPS + 7 }, () => a.register(form)));
  const refused = answers.filter(({ text }) => text.includes('created from here'));
  expect(refused.map(({ status }) => status)).toEqual(Array<number>(7).fill(429));
  await a.settled();
});

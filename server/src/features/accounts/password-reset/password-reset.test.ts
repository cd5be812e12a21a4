import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  PASSWORD,
  type Person,
  type TestApp,
  startTestApp,
} from '../../../../test/harness/app.ts';
import { type TestRunner, startRunner, until } from '../../../../test/harness/jobs.ts';
import { tidyResetsType } from './job-types.ts';
import { mailChanged } from './mails/send-changed.ts';
import { mailReset } from './mails/send-reset.ts';

let time = Date.parse('2026-11-20T12:00:00.000Z');
let t: TestApp;
let runner: TestRunner;
let network = 0;
beforeAll(async () => {
  t = await startTestApp({
    clock: { now: () => new Date(time) },
    env: { BASE_URL: 'https://tasks.example.com', TRUSTED_PROXIES: '127.0.0.1' },
  });
  await run();
});
const run = async () => {
  runner = await startRunner(
    t,
    t.app.features.flatMap(({ jobs = [] }) => jobs),
  );
};
afterAll(async () => {
  await runner[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

/** Each from a network of its own, unless it says from where. */
const ask = (email: string, from = `10.${Math.floor((network += 1) / 250)}.${network % 250}.1`) =>
  t.request('POST', '/auth/password-reset', {
    body: { email },
    headers: { 'x-forwarded-for': from },
  });
const ENGLISH = 'Choose a new password';
const resetsTo = (address: string, subject = ENGLISH) =>
  t.mailbox.to(address).filter((mail) => mail.subject === subject);
const waiting = async () =>
  (await t.app.jobs.open(100)).filter(({ kind }) => kind === 'password_reset.mail');
const settled = () =>
  until(async () => (await waiting()).length === 0, 'every wish was dealt with');
const tokenFor = async (email: string, subject = ENGLISH): Promise<string> => {
  const before = resetsTo(email, subject).length;
  expect((await ask(email)).status).toBe(202);
  await until(() => resetsTo(email, subject).length > before, `a mail to ${email}`);
  await settled();
  const { text = '' } = resetsTo(email, subject).at(-1) ?? {};
  return /https:\/\/tasks\.example\.com\/password-reset#token=([\w-]{43})/.exec(text)?.[1] ?? '';
};
const preview = (token: string) =>
  t.request('POST', '/auth/password-reset/preview', { body: { token } });
const redeem = (token: string, password: string, host?: string) =>
  t.request<{ accessToken: string; user: { emailVerified: boolean } }>(
    'POST',
    '/auth/password-reset/redeem',
    { body: { token, password }, host },
  );
const logIn = (login: string, password: string) =>
  t.request<{ refreshToken: string }>('POST', '/auth/login', { body: { login, password } });
const told = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code];
const another = 'quite another long password';

describe('whoever asks', () => {
  test('is told the same in status, headers and body, whether or not the address has an account', async () => {
    const anna = await t.signUp();
    const [known, unknown] = [await ask(anna.email), await ask('nobody@people.example')];
    const shape = ({ status, text, headers }: Answer) => ({
      status,
      text,
      headers: Object.keys(headers).toSorted(),
    });
    expect(shape(known)).toEqual(shape(unknown));
    expect(known.status).toBe(202);
    await settled();
    expect(resetsTo(anna.email)).toHaveLength(1);
    expect(resetsTo('nobody@people.example')).toEqual([]);
  });

  test('leaves nothing behind that tells the two apart, and no address without an account', async () => {
    const anna = await t.signUp();
    await runner[Symbol.asyncDispose]();
    const rows = () =>
      t.app.identity.control
        .selectFrom('password_reset')
        .select(['address', 'account_id', 'token_hash'])
        .where('address', 'in', [anna.email, 'nobody-2@people.example'])
        .orderBy('address')
        .execute();
    await Promise.all([ask(anna.email), ask('nobody-2@people.example')]);
    const blank = { account_id: null, token_hash: null };
    expect(await rows()).toMatchObject([blank, blank]);
    expect(await waiting()).toHaveLength(2);
    expect(JSON.stringify(await waiting())).not.toContain('@');
    await run();
    await settled();
    expect(await rows()).toMatchObject([{ address: anna.email }]);
  });

  test('of 50 at once for one address gets three mails and a refusal that says the limit', async () => {
    const [anna, nobody] = [(await t.signUp()).email, 'nobody-3@people.example'];
    const all = async (email: string) => Promise.all(Array.from({ length: 50 }, () => ask(email)));
    const [known, unknown] = [await all(anna), await all(nobody)];
    for (const answers of [known, unknown]) {
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(47);
      expect(refused[0]?.body['detail']).toContain('At most 3 mails an hour');
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    }
    await settled();
    expect(resetsTo(anna)).toHaveLength(3);
  });

  test('of 50 at once from one network is refused after twenty', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ask(`many-${i}@people.example`, '2001:db8::1')),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(20);
    expect(told(await ask('one-more@people.example', '2001:db8::2'))).toEqual([
      429,
      'rate_limited',
    ]);
  });
});

describe('the link', () => {
  let anna: Person;
  beforeAll(async () => {
    anna = await t.signUp();
  });

  test('gives a new password, ends every session, proves the address, and signs in', async () => {
    const before = (await logIn(anna.email, PASSWORD)).body;
    const token = await tokenFor(anna.email);
    expect((await preview(token)).body).toMatchObject({ email: anna.email });
    expect((await t.request('GET', '/me', { as: anna })).body).toMatchObject({
      emailVerified: false,
    });

    const done = await redeem(token, another);
    expect(done.status, done.text).toBe(200);
    expect(done.body.user.emailVerified).toBe(true);
    expect((await t.request('GET', '/me', { as: done.body.accessToken })).status).toBe(200);
    expect((await t.request('GET', '/me', { as: anna })).status).toBe(401);
    const renewed = await t.request('POST', '/auth/refresh', {
      body: { refreshToken: before.refreshToken },
    });
    expect(told(renewed)).toEqual([401, 'session_ended']);
    expect((await logIn(anna.email, PASSWORD)).status).toBe(401);
    expect((await logIn(anna.email, another)).status).toBe(200);
  });

  test('is good once, and so is every other one of the account', async () => {
    const berta = await t.signUp();
    const [first, second] = [await tokenFor(berta.email), await tokenFor(berta.email)];
    expect((await redeem(second, another)).status).toBe(200);
    for (const token of [first, second]) {
      expect(told(await preview(token))).toEqual([404, 'not_found']);
      expect(told(await redeem(token, 'a third long password'))).toEqual([404, 'not_found']);
    }
    expect((await logIn(berta.email, another)).status).toBe(200);
  });

  test('lets exactly one of 50 at once through, and its password counts', async () => {
    const carla = await t.signUp();
    const token = await tokenFor(carla.email);
    const words = Array.from({ length: 50 }, (_, i) => `a long password, number ${i}`);
    const answers = await Promise.all(words.map((password) => redeem(token, password)));
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // On a busy machine some wait too long for a connection, and are told to come back.
    expect(answers.filter(({ status }) => status === 404 || status === 503)).toHaveLength(49);
    const logins = await Promise.all(
      [won, (won + 1) % 50].map((i) => logIn(carla.email, words[i] ?? '')),
    );
    expect(logins.map(({ status }) => status)).toEqual([200, 401]);
  });

  test('keeps out whose old password was being checked meanwhile', async () => {
    const frida = await t.signUp();
    const token = await tokenFor(frida.email);
    const { passwords } = t.app.identity;
    const verify = passwords.verify.bind(passwords);
    vi.spyOn(passwords, 'verify').mockImplementationOnce(async (...args) => {
      const isRight = await verify(...args);
      expect((await redeem(token, another)).status).toBe(200);
      return isRight;
    });
    expect(told(await logIn(frida.email, PASSWORD))).toEqual([401, 'invalid_credentials']);
    expect((await logIn(frida.email, another)).status).toBe(200);
  });

  test('expires after an hour, and is kept as a hash alone', async () => {
    const dora = await t.signUp();
    const token = await tokenFor(dora.email);
    const kept = await t.app.identity.control.selectFrom('password_reset').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    time += 60 * 60_000;
    expect(told(await redeem(token, another))).toEqual([404, 'not_found']);
    expect((await logIn(dora.email, PASSWORD)).status).toBe(200);
  });

  test('stays good when the password will not do', async () => {
    const emil = await t.signUp();
    const token = await tokenFor(emil.email);
    for (const password of ['short', emil.email, 'aaaaaaaaaaaaaa']) {
      const refused = await redeem(token, password);
      expect(told(refused)).toEqual([422, 'invalid']);
    }
    expect((await redeem(token, another)).status).toBe(200);
  });

  test('of a closed account does not work, and none is sent', async () => {
    const fritz = await t.signUp();
    const token = await tokenFor(fritz.email);
    await t.app.identity.control
      .updateTable('account')
      .set({ active: false })
      .where('id', '=', fritz.userId)
      .execute();
    expect(told(await redeem(token, another))).toEqual([404, 'not_found']);
    expect((await ask(fritz.email)).status).toBe(202);
    await settled();
    expect(resetsTo(fritz.email)).toHaveLength(1);
  });

  test('opens no session on the host of a workspace that is another’s, and stays good', async () => {
    const gerda = await t.signUp();
    const token = await tokenFor(gerda.email);
    const host = (slug: string) => `${slug}.tasks.example.com`;
    expect(told(await redeem(token, another, host(anna.tenant)))).toEqual([403, 'not_a_member']);
    expect((await redeem(token, another, host(gerda.tenant))).status).toBe(200);
  });

  test('works in a mail that was tried again, and the one before does not', async () => {
    const hanna = await t.signUp();
    await runner[Symbol.asyncDispose]();
    await ask(hanna.email);
    const [job] = await waiting();
    if (!job) throw new Error('nothing was asked for');
    const { resetId } = job.data as { resetId: string };
    t.mailbox.failure = new Error('421 try again');
    t.mailbox.takes = true;
    await expect(mailReset(t.app, resetId)).rejects.toThrow('421');
    t.mailbox.failure = undefined;
    expect(await mailReset(t.app, resetId)).toEqual({ state: 'sent' });
    await t.app.jobs.discard([job.id]);
    await run();
    const tokens = resetsTo(hanna.email).map(
      ({ text }) => /#token=([\w-]{43})/.exec(text)?.[1] ?? '',
    );
    expect((await preview(tokens[0] ?? '')).status).toBe(404);
    expect((await preview(tokens[1] ?? '')).status).toBe(200);
  });
});

describe('a changed password', () => {
  test('is told to the owner once, in their language and time zone, without a secret', async () => {
    const jutta = await t.signUp();
    const profile = { locale: 'de-AT', timeZone: 'Europe/Vienna' };
    await t.request('PATCH', '/me', { as: jutta, body: profile });
    const token = await tokenFor(jutta.email, 'Neues Passwort wählen');
    const title = 'Dein Passwort wurde geändert';
    const news = () => t.mailbox.to(jutta.email).filter(({ subject: of }) => of === title);
    for (const password of ['short', another, another]) await redeem(token, password);
    await until(() => news().length > 0, 'the mail');
    await until(
      async () => (await t.app.jobs.open(100)).length === 0,
      'nothing else is to be done',
    );
    expect(news()).toHaveLength(1);
    const at = new Date(time).toLocaleTimeString('de-AT', {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: profile.timeZone,
    });
    expect(news()[0]?.text).toContain(at);
    expect(news()[0]?.text).not.toContain('token');
  });

  test('is told also when a mail server is away at first', async () => {
    const karl = await t.signUp();
    const token = await tokenFor(karl.email);
    t.mailbox.failure = new Error('421 try again');
    expect((await redeem(token, another)).status).toBe(200);
    const job = async () =>
      (await t.app.jobs.open(100)).find(({ kind }) => kind === 'password_reset.changed');
    await until(async () => (await job())?.state === 'failed', 'an attempt failed');
    t.mailbox.failure = undefined;
    const { accountId, changedAt } = Object((await job())?.data) as Record<string, string>;
    if (!accountId || !changedAt) throw new Error('no mail is waiting');
    expect(await mailChanged(t.app, { accountId, changedAt })).toEqual({ state: 'sent' });
  });
});

test('what has expired is forgotten a day later', async () => {
  const ina = await t.signUp();
  await tokenFor(ina.email);
  const left = () => t.app.identity.control.selectFrom('password_reset').select('id').execute();
  expect((await left()).length).toBeGreaterThan(0);
  time += 26 * 3_600_000;
  await t.app.jobs.send(null, [{ job: tidyResetsType, data: {} }]);
  await until(async () => (await left()).length === 0, 'nothing is left');
});

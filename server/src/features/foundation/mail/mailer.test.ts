import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefused } from '#platform/mail/index.ts';
import { findMail, listMail, type Mail } from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { startRunner, until } from '../../../../test/harness/jobs.ts';
import { Mailbox } from '../../../../test/harness/mailbox.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { deliver } from './actions/deliver.ts';
import { mailFeature } from './feature.ts';
import { requeueOverdue, removeEnded } from './actions/maintenance.ts';
import type { MailKind } from './mail-kind.ts';
import { Mailer } from './mailer.ts';
import { MailKinds } from './mail-kinds.ts';

/** Everything between the promise of a mail and the server's yes, on the real control plane. */

let now = new Date('2026-03-02T08:00:00Z');
const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000));
const mailbox = new Mailbox();

const newsMail: MailKind<{ text: string }> = {
  name: 'test.news',
  preference: {
    kind: { name: 'task_assigned', defaults: { email: true } },
    called: { en: 'news', de: 'Neues' },
  },
  compose: async (to, { text }) => ({
    subject: text,
    preheader: '',
    heading: text,
    blocks: [{ kind: 'paragraph', text: [`For ${to.name}: ${to.secret ?? 'no secret'}`] }],
    reason: 'a test',
  }),
  samples: () => [],
};
const pointlessMail: MailKind<object> = {
  ...newsMail,
  name: 'test.pointless',
  preference: null,
  compose: async () => undefined,
};

const kinds = new MailKinds([{ name: 'test', routes: [], mails: [newsMail, pointlessMail] }]);

let t: TestApp;
let anna: Person;
let tenant: TenantRecord;
beforeAll(async () => {
  t = await startTestApp({ clock: { now: () => now }, mail: mailbox });
  anna = await t.signUp();
  tenant = await recordOf(t, anna.tenant);
});
afterAll(() => t[Symbol.asyncDispose]());
beforeEach(() => {
  mailbox.mails.length = 0;
  mailbox.failure = undefined;
  mailbox.takes = false;
});

let count = 0;
interface Wish {
  about?: string;
  kind?: MailKind<{ text: string }>;
  text?: string;
  secret?: string;
  to?: Person;
}
const promise = ({ about, kind = newsMail, text = 'News', secret, to = anna }: Wish = {}) =>
  t.app.identity.control.transaction().execute((trx) =>
    t.app.mailer.enqueue(trx, {
      kind,
      about: about ?? `${(count += 1)}`,
      tenantId: tenant.id,
      to: { accountId: to.userId, address: to.email, locale: 'en' },
      data: { text },
      ...(secret && { secret }),
    }),
  );

const latest = async (): Promise<Mail> => {
  const [mail] = await listMail(t.app.identity.control, { tenantId: tenant.id }, 1);
  if (!mail) throw new Error('no mail');
  return mail;
};
const stored = async (id: string): Promise<Mail> =>
  (await findMail(t.app.identity.control, id)) as Mail;
const tryIt = (mail: Mail, isLast = false) =>
  deliver({ mailer: t.app.mailer, kinds }, tenant, { mailId: mail.id, isLast });

/** Promises a mail and gives back its record. */
async function promised(wish: Wish = {}): Promise<Mail> {
  later(1);
  expect(await promise(wish)).toBe(true);
  return latest();
}

describe('a promise', () => {
  it('is kept once, however many make it at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => promise({ about: 'once' })));
    expect(made.filter(Boolean)).toHaveLength(1);
    const all = await listMail(t.app.identity.control, { tenantId: tenant.id }, 100);
    expect(all.filter((mail) => mail.key.includes(':once:'))).toHaveLength(1);
  });

  it('is undone with the transaction it was made in, its job as well', async () => {
    const before = (await t.app.jobs.open(1000, tenant.id)).length;
    const attempt = t.app.identity.control.transaction().execute(async (trx) => {
      await t.app.mailer.enqueue(trx, {
        kind: newsMail,
        about: 'undone',
        tenantId: tenant.id,
        to: { accountId: anna.userId, address: anna.email, locale: 'en' },
        data: { text: 'Undone' },
      });
      throw new Error('changed our mind');
    });
    await expect(attempt).rejects.toThrow('changed our mind');
    expect((await t.app.jobs.open(1000, tenant.id)).length).toBe(before);
    expect((await latest()).key).not.toContain('undone');
  });

  it('leads to mail by the queue alone', async () => {
    await promise({ text: 'By the queue' });
    await using _runner = await startRunner(t, mailFeature(t.app.mailer, kinds).jobs ?? []);
    await until(
      () => mailbox.to(anna.email).some(({ subject }) => subject === 'By the queue'),
      'the mail is there',
    );
    expect(mailbox.to(anna.email).filter((m) => m.subject === 'By the queue')).toHaveLength(1);
  });
});

describe('a mail', () => {
  it('goes to the person, with a way to end it, and is noted', async () => {
    const mail = await promised({ text: 'Hello' });
    expect(await tryIt(mail)).toMatchObject({ state: 'sent' });
    const [sent] = mailbox.mails;
    expect(sent).toMatchObject({ subject: 'Hello', to: { address: anna.email } });
    expect(sent?.unsubscribeUrl).toMatch(
      /^http:\/\/localhost:3000\/api\/v1\/mail\/unsubscribe\?token=[\w.-]+$/,
    );
    expect(sent?.text).toContain(sent?.unsubscribeUrl);
    expect(await stored(mail.id)).toMatchObject({ state: 'sent', attempts: 1, error: null });
    expect(await tryIt(mail)).toMatchObject({ state: 'gone' });
    expect(mailbox.mails).toHaveLength(1);
  });

  it('is in one pair of hands at a time', async () => {
    const mail = await promised();
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => tryIt(mail)));
    expect(mailbox.mails).toHaveLength(1);
    expect(
      results.filter((r) => r.status === 'fulfilled' && r.value.state === 'sent'),
    ).toHaveLength(1);
  });

  it('keeps its secret encrypted, and only until it has been sent', async () => {
    const mail = await promised({ secret: 'open sesame' });
    expect(mail.secret).toMatch(/^v1\./);
    expect(mail.secret).not.toContain('sesame');
    expect(JSON.stringify(mail.data)).not.toContain('sesame');
    await tryIt(mail);
    expect(mailbox.mails[0]?.text).toContain('open sesame');
    expect((await stored(mail.id)).secret).toBeNull();
  });

  it('whose secret belongs to another mail does not go', async () => {
    const [one, other] = [await promised({ secret: 'one' }), await promised({ secret: 'other' })];
    const control = t.app.identity.control;
    await control
      .updateTable('mail')
      .set({ secret: one.secret })
      .where('id', '=', other.id)
      .execute();
    await expect(tryIt(other)).rejects.toThrow();
    expect(mailbox.mails).toEqual([]);
  });

  it('that has nothing to say does not go', async () => {
    const mail = await promised({ kind: pointlessMail as never });
    expect(await tryIt(mail)).toMatchObject({ state: 'suppressed' });
    expect(mailbox.mails).toEqual([]);
  });
});

describe('a process that dies between the yes and the note of it', () => {
  it('leads to the same mail once more, under the same Message-ID', async () => {
    const mail = await promised({ text: 'Twice' });
    // The server takes it; we never hear of it, and never note anything.
    const dies = new Mailbox();
    const send = dies.send.bind(dies);
    dies.send = async (message) => {
      await send(message);
      return new Promise<never>(() => undefined);
    };
    const dying = new Mailer({ ...t.app.mailer.deps, transport: dies });
    void deliver({ mailer: dying, kinds }, tenant, { mailId: mail.id, isLast: false });
    await until(() => dies.mails.length === 1, 'the server has it');
    expect((await stored(mail.id)).state).toBe('sending');

    // Whoever comes too early waits; whoever comes later sends it.
    await expect(tryIt(mail)).rejects.toThrow('another worker');
    later(200);
    expect(await tryIt(mail)).toMatchObject({ state: 'sent' });
    expect(mailbox.mails[0]?.messageId).toBe(dies.mails[0]?.messageId);
    expect(mailbox.mails[0]?.date).toEqual(dies.mails[0]?.date);
  });
});

describe('a server that does not take it', () => {
  it('now: it waits, says why, and goes later', async () => {
    const mail = await promised();
    mailbox.failure = new Error('451 Try later');
    await expect(tryIt(mail)).rejects.toThrow('451');
    expect(await stored(mail.id)).toMatchObject({ state: 'queued', error: '451 Try later' });
    mailbox.failure = undefined;
    expect(await tryIt(mail)).toMatchObject({ state: 'sent' });
    expect(await stored(mail.id)).toMatchObject({ state: 'sent', attempts: 2, error: null });
  });

  it('for good at the last attempt: it has failed, and an operator can have it tried again', async () => {
    const mail = await promised({ secret: 'kept' });
    mailbox.failure = new Error('421 Busy');
    expect(await tryIt(mail, true)).toMatchObject({ state: 'failed', note: '421 Busy' });
    mailbox.failure = undefined;
    const { control } = t.app.identity;
    expect(await control.transaction().execute((trx) => t.app.mailer.retry(trx, mail))).toBe(true);
    expect(await tryIt(mail)).toMatchObject({ state: 'sent' });
    expect(mailbox.mails[0]?.text).toContain('kept');
  });

  it('ever: it has failed at once', async () => {
    const mail = await promised();
    mailbox.failure = new MailRefused('554 5.7.1 Spam', false);
    expect(await tryIt(mail)).toMatchObject({ state: 'failed' });
    mailbox.failure = undefined;
    expect(await tryIt(await promised())).toMatchObject({ state: 'sent' });
  });

  it('because nobody is there: nothing that can be switched off goes there any more', async () => {
    const eve = await t.addMember(anna, 'member');
    mailbox.mails.length = 0;
    mailbox.failure = new MailRefused('550 5.1.1 Nobody', true);
    expect(await tryIt(await promised({ to: eve }))).toMatchObject({ state: 'failed' });
    mailbox.failure = undefined;
    const next = await promised({ to: eve });
    expect(await tryIt(next)).toMatchObject({ state: 'suppressed' });
    expect((await stored(next.id)).error).toContain('550 5.1.1 Nobody');
    expect(mailbox.mails).toEqual([]);
    // Until the account has another address.
    const { control } = t.app.identity;
    const email = 'new-address@example.com';
    await control.updateTable('account').set({ email }).where('id', '=', eve.userId).execute();
    expect(await tryIt(await promised({ to: eve }))).toMatchObject({ state: 'sent' });
    expect(mailbox.mails[0]?.to.address).toBe(email);
  });
});

describe('who gets it', () => {
  it('nobody who has left, or was locked out', async () => {
    const max = await t.addMember(anna, 'member');
    const mail = await promised({ to: max });
    const path = `/tenant/members/${max.userId}`;
    await t.request('DELETE', path, { as: anna, tenant: anna.tenant });
    expect(await tryIt(mail)).toMatchObject({ state: 'suppressed', note: 'not a member any more' });
  });

  it('nobody who does not want it', async () => {
    const max = await t.addMember(anna, 'member');
    const items = [{ kind: 'task_assigned', email: false }];
    const put = { as: max, body: { items } };
    expect((await t.request('PUT', '/me/notification-preferences', put)).status).toBe(200);
    expect(await tryIt(await promised({ to: max }))).toMatchObject({ note: 'not wanted' });
  });
});

describe('looking after it', () => {
  it('what nobody tries any more is tried again; what is too old is given up', async () => {
    const mail = await promised({ text: 'Forgotten' });
    const { control } = t.app.identity;
    await t.app.jobs.discard((await t.app.jobs.open(1000, tenant.id)).map(({ id }) => id));
    expect(await t.app.jobs.open(10, tenant.id)).toEqual([]);
    later(10 * 60);
    await requeueOverdue(t.app.mailer);
    expect(await t.app.jobs.open(10, tenant.id)).toEqual([]);
    later(10 * 60);
    expect((await requeueOverdue(t.app.mailer)).revived).toBeGreaterThan(0);
    const open = await t.app.jobs.open(1000, tenant.id);
    expect(open.map(({ data }) => data)).toContainEqual({ mailId: mail.id });
    later(5 * 86_400);
    await requeueOverdue(t.app.mailer);
    expect((await findMail(control, mail.id))?.state).toBe('failed');
  });

  it('forgets what was done with a month ago', async () => {
    const mail = await promised();
    await tryIt(mail);
    later(29 * 86_400);
    await removeEnded(t.app.mailer);
    expect(await findMail(t.app.identity.control, mail.id)).toBeDefined();
    later(2 * 86_400);
    await removeEnded(t.app.mailer);
    expect(await findMail(t.app.identity.control, mail.id)).toBeUndefined();
  });
});

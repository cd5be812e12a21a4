import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  type Person,
  type TestApp,
  startTestApp,
} from '../../../../test/harness/app.ts';
import { INVITATIONS_PER_ADDRESS, INVITATIONS_PER_PERSON } from './throttle.ts';

/** How many invitations go out, met by fifty requests at once: exactly as many as there may be. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { POOL_SIZE: '10' } });
});
afterAll(() => t[Symbol.asyncDispose]());

const fifty = Array.from({ length: 50 }, (_, i) => i);
/** Fifty wait for ten connections: on a busy machine some are told to come again (503), and do. */
async function invite(as: Person, email: string, tenant = as.tenant) {
  for (;;) {
    const answer = await t.request<{ id: string; detail: string; limit: number }>(
      'POST',
      '/tenant/invitations',
      { as, tenant, body: { email, role: 'viewer' } },
    );
    if (answer.status !== 503) return answer;
  }
}
/** Gives the seat back, so that the plan has room for the next one. */
async function inviteAndWithdraw(as: Person, email: string, tenant = as.tenant) {
  const made = await invite(as, email, tenant);
  if (made.status === 201)
    await t.request('DELETE', `/tenant/invitations/${made.body.id}`, { as, tenant });
  return made;
}
const made = (answers: Answer<unknown>[]) => answers.filter(({ status }) => status === 201).length;
const refused = (answers: Answer<{ detail: string; limit: number }>[]) => {
  const over = answers.filter(({ status }) => status === 429);
  expect(Number(over[0]?.headers['retry-after'])).toBeGreaterThan(0);
  return { count: over.length, limit: over[0]?.body.limit, detail: over[0]?.body.detail };
};

test('a workspace sends twice what its plan has room for, also when it takes each back', async () => {
  const anna = await t.signUp({ plan: 'basic' });
  const answers: Awaited<ReturnType<typeof invite>>[] = [];
  for (const round of [1, 2, 3]) {
    const all = fifty.map((i) => inviteAndWithdraw(anna, `of-${round}-${i}@people.example`));
    answers.push(...(await Promise.all(all)));
  }
  // Some met a full workspace before others had given their seats back: they sent nothing.
  expect(answers.filter(({ status }) => ![201, 402, 429].includes(status))).toEqual([]);
  while (answers.at(-1)?.status !== 429)
    answers.push(await inviteAndWithdraw(anna, `of-more-${answers.length}@people.example`));
  expect(made(answers)).toBe(100);
  expect(refused(answers)).toMatchObject({
    limit: 100,
    detail: expect.stringContaining('a workspace sends at most 100 per day'),
  });
});

test('an address gets five, from all workspaces together', async () => {
  const owners = [await t.signUp(), await t.signUp({ plan: 'basic' })];
  const email = 'Victim@people.example';
  const answers = await Promise.all(
    fifty.map((i) => invite(owners[i % 2] as Person, i % 3 ? email : email.toLowerCase())),
  );
  expect(made(answers)).toBe(INVITATIONS_PER_ADDRESS);
  expect(refused(answers)).toMatchObject({
    count: 50 - INVITATIONS_PER_ADDRESS,
    limit: INVITATIONS_PER_ADDRESS,
    detail: expect.stringContaining('one address gets at most 5 per day'),
  });
});

test('a person sends so many, from all workspaces together', async () => {
  const anna = await t.signUp({ plan: 'premium' });
  const second = await t.request<{ tenant: { slug: string } }>('POST', '/me/tenants', {
    as: anna,
    body: { companyName: 'Second', slug: `second-${process.pid}`, plan: 'premium' },
  });
  const tenants = [anna.tenant, second.body.tenant.slug];
  const answers: Awaited<ReturnType<typeof invite>>[] = [];
  for (const round of [1, 2, 3, 4, 5]) {
    const all = fifty.map((i) => invite(anna, `by-${round}-${i}@people.example`, tenants[i % 2]));
    answers.push(...(await Promise.all(all)));
  }
  expect(made(answers)).toBe(INVITATIONS_PER_PERSON);
  expect(refused(answers)).toMatchObject({ count: 50, limit: INVITATIONS_PER_PERSON });
});

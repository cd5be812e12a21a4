import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { password } from './company.ts';
import { expect, test as base } from './journey.ts';
import { startServer, type RunningServer } from './server.ts';

/** Sign-ups whose address is confirmed by mail first. */
const test = base.extend<object, { server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await using server = await startServer({ SIGN_UP: 'confirmed' });
      await use(server);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

const CONFIRM = 'Confirm your e-mail address';

/** A company that nobody has signed up before. */
function newcomer() {
  const tag = randomBytes(4).toString('hex');
  return { company: `Acme ${tag}`, slug: `acme-${tag}`, email: `anna-${tag}@example.test` };
}
type Newcomer = ReturnType<typeof newcomer>;

async function signUp(page: Page, { company, email }: Newcomer) {
  await page.goto('/signup');
  await page.getByLabel('Company or team').fill(company);
  await page.getByLabel('Your name').fill('Anna Berg');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
}

/** The mails of one subject to an address, once as many have come. */
async function mails(server: RunningServer, address: string, subject: string, count = 1) {
  const found = async () =>
    (await server.mailTo(address)).filter((mail) => mail.subject === subject);
  await expect.poll(async () => (await found()).length, { timeout: 30_000 }).toBe(count);
  return found();
}

const linkIn = (text: string) => /http\S+\/confirm#token=[\w-]+/.exec(text)?.[0] ?? '';

async function linkTo(server: RunningServer, address: string): Promise<string> {
  const [mail] = await mails(server, address, CONFIRM);
  return linkIn(mail?.text ?? '');
}

async function confirm(page: Page, how: 'open the workspace' | 'join' = 'open the workspace') {
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await page.getByRole('button', { name: `Confirm and ${how}` }).click();
}

const projects = (page: Page) => page.getByRole('heading', { name: 'Projects', exact: true });
const openAnew = async (page: Page, url: string) => {
  await page.goto('/login');
  await page.goto(url);
};

test('somebody signs up, has the mail sent again, confirms and is there', async ({
  page,
  server,
}) => {
  const anna = newcomer();
  await signUp(page, { ...anna, email: newcomer().email });
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByLabel('Company or team')).toHaveValue(anna.company);
  await page.getByLabel('E-mail').fill(anna.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(anna.email)).toBeVisible();
  const first = await linkTo(server, anna.email);
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByText('Another mail is on its way.')).toBeVisible();
  // Both may be of the same second, so their order says nothing.
  const links = (await mails(server, anna.email, CONFIRM, 2)).map(({ text }) => linkIn(text));
  const second = links.find((link) => link !== first) ?? '';
  expect(second).not.toBe('');

  await page.goto(second);
  await expect(page.getByRole('heading', { name: CONFIRM })).toBeVisible();
  await expect(page.getByText(anna.email)).toBeVisible();
  await expect(page.getByText(anna.company, { exact: true })).toBeVisible();
  // Looking at the link has changed nothing.
  await page.reload();
  // Whoever did not sign up does not know the password.
  await page.getByLabel('Your password', { exact: true }).fill('another password than that');
  await page.getByRole('button', { name: 'Confirm and open the workspace' }).click();
  await expect(page.getByText('not the password that you chose at sign-up')).toBeVisible();
  await confirm(page);
  await expect(projects(page)).toBeVisible();

  for (const used of [first, second]) {
    await openAnew(page, used);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
  }
});

test('whoever enters an address that has an account reads the same, and its owner is told', async ({
  page,
  server,
}) => {
  const anna = newcomer();
  await signUp(page, anna);
  await page.goto(await linkTo(server, anna.email));
  await confirm(page);
  await expect(projects(page)).toBeVisible();

  await page.context().clearCookies();
  await signUp(page, { ...newcomer(), email: anna.email });
  await expect(page.getByText(`A mail arrives at ${anna.email}`)).toBeVisible();
  const [mail] = await mails(server, anna.email, 'You already have an account');
  expect(mail?.text).toContain(`${server.origin}/login`);
  expect(mail?.text).not.toContain('token');
});

test('another address is chosen for the workspace when somebody was faster', async ({
  page,
  server,
}) => {
  const [anna, berta] = [newcomer(), newcomer()];
  await signUp(page, anna);
  await signUp(page, { ...berta, company: anna.company });
  await page.goto(await linkTo(server, berta.email));
  await confirm(page);
  await expect(projects(page)).toBeVisible();

  await page.context().clearCookies();
  await openAnew(page, await linkTo(server, anna.email));
  await confirm(page);
  await expect(page.getByText('cannot be used; choose another')).toBeVisible();
  await page.getByLabel('Workspace address').fill(`${anna.slug}-two`);
  await confirm(page);
  await expect(projects(page)).toBeVisible();
  expect(page.url()).toContain(`${anna.slug}-two`);
});

test('whoever joins with a link that was handed to them confirms their address first', async ({
  page,
  server,
}) => {
  const anna = newcomer();
  await signUp(page, anna);
  await page.goto(await linkTo(server, anna.email));
  await confirm(page);
  await expect(projects(page)).toBeVisible();
  const guest = newcomer().email;
  const url = await invite(server, anna, guest);

  await page.context().clearCookies();
  await openAnew(page, url);
  await page.getByLabel('Your name').fill('Gaby Guest');
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  await page.goto(await linkTo(server, guest));
  await expect(page.getByText('member', { exact: true })).toBeVisible();
  await confirm(page, 'join');
  await expect(projects(page)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`its screens are accessible and fit a phone, ${colorScheme}`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const anna = newcomer();
    await signUp(page, anna);
    await expectFits(page);
    await page.goto(await linkTo(server, anna.email));
    await expect(page.getByText(anna.company, { exact: true })).toBeVisible();
    await expectFits(page);
    await openAnew(page, '/confirm#token=nothing');
    await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
    await expectFits(page);
  });
}

async function expectFits(page: Page) {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(size.width);
    await expectAccessible(page);
  }
}

/** The link that is shown to whoever invites. */
async function invite(server: RunningServer, { email, slug }: Newcomer, guest: string) {
  const call = async <T>(path: string, body: object, token = ''): Promise<T> => {
    const answer = await fetch(`${server.origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}`, 'x-tenant-id': slug }),
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  const { accessToken } = await call<{ accessToken: string }>('/auth/login', {
    login: email,
    password,
  });
  const invited = { email: guest, role: 'member' };
  return (await call<{ url: string }>('/tenant/invitations', invited, accessToken)).url;
}

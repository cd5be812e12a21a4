import { password } from './company.ts';
import { expect, logIn, test } from './journey.ts';
import type { RunningServer } from './server.ts';

/** The link of the mail that came last, once as many have come. */
async function resetLink(server: RunningServer, address: string, mails = 1): Promise<string> {
  const found = async () =>
    (await server.mailTo(address)).filter(({ subject }) => subject === 'Choose a new password');
  await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBe(mails);
  const [mail] = await found();
  return /http\S+\/password-reset#token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
}

test('a forgotten password is replaced by mail, and everybody else is logged out', async ({
  page,
  browser,
  company,
  server,
}) => {
  const elsewhere = await browser.newContext({ baseURL: server.origin });
  const old = await elsewhere.newPage();
  await logIn(old, company);

  await page.goto('/login');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('E-mail').pressSequentially(company.owner.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();

  const link = await resetLink(server, company.owner.email);
  await page.goto(link);
  await expect(page.getByText(company.owner.email)).toBeVisible();
  await page.getByLabel('New password').pressSequentially('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At least 10 characters.')).toBeVisible();
  await page.getByLabel('New password').fill(`another ${password}`);
  await page.getByRole('button', { name: 'Save and log in' }).click();
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();

  await old.reload();
  await expect(old.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await elsewhere.close();

  // The link is used up, and says where another comes from.
  await page.goto('/login');
  await page.goto(link);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
  await page.getByRole('button', { name: 'Send a new mail' }).click();
  await page.getByLabel('E-mail').fill(company.owner.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  expect(await resetLink(server, company.owner.email, 2)).not.toBe(link);
});

test('whoever asks for an address without an account reads the same', async ({ page, server }) => {
  const address = 'nobody@people.example.test';
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(address);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  await expect(page.getByText(`If ${address} has an account`)).toBeVisible();
  expect(await server.mailTo(address)).toEqual([]);
});

import { makeColleague, password } from './company.ts';
import { expect, logIn, test } from './journey.ts';

test('a colleague is invited, joins by the link, and is given another role', async ({
  page,
  browser,
  company,
  baseURL,
  server,
}) => {
  const email = `nora-${company.slug}@example.test`;
  await logIn(page, company);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = page.getByRole('dialog');
  const second = `omar-${company.slug}@example.test`;
  await dialog.getByLabel('E-mail addresses').pressSequentially(`${email}, ${second}`);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Send invitations' }).click();
  await expect(dialog.getByRole('heading', { name: '2 people invited' })).toBeVisible();
  await expect(dialog.getByText('Mail sent')).toHaveCount(2, { timeout: 20_000 });
  expect(await server.mailTo(second)).toHaveLength(1);
  const link = await dialog.getByLabel(`Link for ${email}`, { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const pending = page.getByRole('region', { name: 'Pending invitations' });
  await expect(pending).toContainText(email);

  // Another mail goes when it is asked for, and a link can be copied at any time.
  const more = pending.getByRole('button', { name: `More for the invitation of ${second}` });
  await more.click();
  await page.getByRole('menuitem', { name: 'Send the mail again' }).click();
  await expect.poll(async () => (await server.mailTo(second)).length, { timeout: 20_000 }).toBe(2);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await more.click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(page.getByText(`Copied a link for ${second}`)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/invitation#token=');

  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const nora = await other.newPage();
  await nora.goto(link);
  await expect(nora.getByRole('heading', { name: `Join ${company.name}` })).toBeVisible();
  await nora.getByLabel('Your name').fill('Nora New');
  await nora.getByLabel('Choose a password').fill(password);
  await nora.getByRole('button', { name: 'Create account and join' }).click();
  await expect(nora.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();
  // A viewer reads: nothing is offered that would be refused.
  await expect(nora.getByRole('button', { name: /project/i })).toHaveCount(0);
  await other.close();

  await page.reload();
  const member = page
    .getByRole('list', { name: 'Members' })
    .getByRole('listitem')
    .filter({ hasText: 'Nora New' });
  await member.getByRole('button', { name: 'Role of Nora New: Viewer' }).click();
  await page.getByRole('menuitemradio', { name: 'Manager' }).click();
  await expect(member.getByRole('button', { name: 'Role of Nora New: Manager' })).toBeVisible();
  await page.reload();
  await expect(member.getByRole('button', { name: 'Role of Nora New: Manager' })).toBeVisible();
  await member.getByRole('button', { name: 'Remove Nora New' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(member).toHaveCount(0);
});

test('a used or broken invitation says so', async ({ page }) => {
  await page.goto('/invitation#token=not-a-real-token');
  await expect(page.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
});

test('an invitation whose sender may not invite any more is made again from its row', async ({
  page,
  company,
  server,
}) => {
  const sender = await makeColleague(server.origin, company, 'Anna Admin', 'admin');
  const email = `guest@${company.slug}.test`;
  await sender.call('POST', '/tenant/invitations', { email, role: 'manager' });
  await company.call('PATCH', `/tenant/members/${sender.id}`, { role: 'member' });
  await logIn(page, company);
  await page.getByRole('link', { name: 'People' }).click();
  const row = page
    .getByRole('region', { name: 'Pending invitations' })
    .getByRole('listitem')
    .filter({ hasText: email });
  await expect(row).toContainText('The link no longer works');
  await row.getByRole('button', { name: 'Invite again' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('E-mail')).toHaveValue(email);
  await expect(dialog.getByLabel('Role')).toHaveValue('manager');
  await dialog.getByRole('button', { name: 'Send invitations' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toContainText('expires');
  await expect(row).not.toContainText('no longer works');
});

import { password } from './company.ts';
import { expect, logIn, test } from './journey.ts';

test('a domain is added, proved, made primary, worked at and removed', async ({
  page,
  company,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const host = `${company.slug}.customer.example`;
  const port = new URL(server.origin).port;
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Domains' }).click();
  await expect(
    page.getByRole('heading', { name: 'Your workspace at your own address' }),
  ).toBeVisible();

  const field = page.getByLabel('Domain', { exact: true });
  await field.fill(`https://${host}/`);
  await page.getByRole('button', { name: 'Add domain' }).click();
  await expect(page.getByText('Must be only a name')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(host);
  await field.press('Enter');
  const card = page.getByRole('list', { name: 'Domains' }).getByRole('listitem');
  await expect(card.getByRole('heading', { name: host })).toBeVisible();
  await expect(card.getByText('Waiting for DNS record')).toBeVisible();

  await card.getByRole('button', { name: 'Check now' }).click();
  await expect(card.getByRole('alert')).toContainText(
    `There is no TXT record at _taskforce.${host}`,
  );
  await card.getByRole('button', { name: /^Copy the record’s value/ }).click();
  await expect(card.getByText('Copied', { exact: true })).toBeVisible();
  const value = await page.evaluate(() => navigator.clipboard.readText());
  expect(value).toMatch(/^taskforce-verify=[\w-]{43}$/);
  server.zone.put(`_taskforce.${host}`, `${value}-and-more`);
  await card.getByRole('button', { name: 'Check now' }).click();
  await expect(card.getByRole('alert')).toContainText('it has to say');
  server.zone.put(`_taskforce.${host}`, value);
  await card.getByRole('button', { name: 'Check now' }).click();
  await expect(card.getByText('Verified', { exact: true })).toBeVisible();
  await expect(card.getByRole('alert')).toHaveCount(0);

  await card.getByRole('button', { name: 'Make primary' }).click();
  await expect(card.getByText('Primary', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'General' }).click();
  await expect(page.getByText(`${host}:${port}`)).toBeVisible();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Continue to ${company.name}?` })).toBeVisible();
  await page.getByRole('button', { name: `Continue to ${host}` }).click();
  await expect(page).toHaveURL(`http://${host}:${port}/projects`);
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();

  await page.goto(`http://${host}:${port}/settings/domains`);
  await page.getByRole('button', { name: `Remove ${host}` }).click();
  await expect(page.getByText('It stops working immediately')).toBeVisible();
  await page.getByRole('button', { name: 'Remove domain' }).click();
  await page.goto(`http://${host}:${port}/`);
  await expect(page.getByRole('heading', { name: 'No workspace at this address' })).toBeVisible();
});

test('what the command line does to a domain, the running server does at once', async ({
  page,
  company: { slug, name },
  server: { command, zone, origin },
}) => {
  // Every command is a process of its own.
  test.slow();
  const host = `${slug}.customer.example`;
  const there = `http://${host}:${new URL(origin).port}/`;
  const siteOf = async () =>
    (await page.request.get(`${origin}/api/v1/site`, { headers: { host } })).status();
  expect(await siteOf()).toBe(404);
  const added = JSON.parse(await command('domain', 'add', slug, host, '--json')) as {
    record: { name: string; value: string };
  };
  await expect(command('domain', 'verify', slug, host)).rejects.toThrow('There is no TXT record');
  zone.put(added.record.name, added.record.value);
  await command('domain', 'verify', slug, host);
  await command('domain', 'primary', slug, host);
  expect(await command('domain', 'list', slug)).toMatch(/verified +primary/);
  expect(await siteOf()).toBe(200);
  await page.goto(there);
  await expect(page.getByRole('heading', { name: `Log in to ${name}` })).toBeVisible();
  expect(await command('domain', 'recheck', slug)).toContain('1 checked, 1 proved');
  await command('domain', 'remove', slug, host);
  expect(await siteOf()).toBe(404);
});

test('one logs in at a workspace’s own domain', async ({ page, company, server }) => {
  const host = `${company.slug}.customer.example`;
  const domain = await company.call<{ id: string; record: { name: string; value: string } }>(
    'POST',
    '/tenant/domains',
    { host },
  );
  server.zone.put(domain.record.name, domain.record.value);
  await company.call('POST', `/tenant/domains/${domain.id}/verify`);
  await page.goto(`http://${host}:${new URL(server.origin).port}/people`);
  await expect(page.getByRole('heading', { name: `Log in to ${company.name}` })).toBeVisible();
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
});

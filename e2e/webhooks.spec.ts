import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { makeBoard, makeColleague } from './company.ts';
import { expect, logIn, test } from './journey.ts';

const card = (page: Page) => page.getByRole('article');
const rows = (page: Page) => page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');

/** By the rules of Standard Webhooks. */
function signatureOf(secret: string, id: unknown, timestamp: unknown, body: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key)
    .update(`${String(id)}.${String(timestamp)}.${body}`)
    .digest('base64')}`;
}

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function readSecret(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Keep this secret' });
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  // A press beside the dialog must not lose what is shown only once.
  await page.mouse.click(5, 5);
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'I’ve saved it' }).click();
  await expect(dialog).toBeHidden();
  return secret;
}

test('a webhook is added, tried, edited, given another secret, disabled and removed', async ({
  page,
  company,
  server: { receiver },
}) => {
  receiver.answer((response) => response.writeHead(204).end());
  const path = `/hooks/${company.slug}`;
  const told = () => receiver.received.filter((request) => request.path === path);
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Webhooks' }).click();
  await expect(page.getByRole('heading', { name: 'Send events to other systems' })).toBeVisible();

  await page.getByRole('button', { name: 'Add webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a webhook' });
  const address = dialog.getByLabel('Address');
  await address.fill('https://10.0.0.7/hooks');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await expect(
    dialog.getByText('The URL does not point to a public internet address.'),
  ).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill(receiver.url + path);
  await dialog.getByLabel('Description').fill('Tells the chat');
  await dialog.getByText('Selected events').click();
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await expect(dialog.getByText('Choose at least one event, or all events.')).toBeVisible();
  const box = (name: string) => dialog.getByRole('checkbox', { name, exact: true });
  await box('Projects').check();
  await expect(box('project.created')).toBeChecked();
  await box('project.deleted').uncheck();
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = await readSecret(page);
  expect(secret).toMatch(/^whsec_/);
  await expect(card(page)).toContainText('Active');
  await expect(card(page)).toContainText('project.created');
  await expect(card(page)).not.toContainText('project.deleted');

  await card(page)
    .getByRole('button', { name: /^Send test/ })
    .click();
  await expect(card(page).getByRole('status')).toContainText(
    'was delivered; the response was 204 in',
  );
  const [tried] = told();
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': by } = tried!.headers;
  expect(by).toBe(signatureOf(secret, id, at, tried!.body));

  await choose(page, 'Rotate secret');
  await expect(
    page.getByText('For 24 hours deliveries are signed with both secrets'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await expect(page.getByText('The secret before signs as well')).toBeVisible();
  const second = await readSecret(page);
  expect(second).not.toBe(secret);
  await expect(card(page)).toContainText('its old secret stops signing in');
  await card(page)
    .getByRole('button', { name: /^Send test/ })
    .click();
  await expect.poll(() => told().length).toBe(2);
  const again = told()[1]!;
  for (const each of [secret, second])
    expect(String(again.headers['webhook-signature']).split(' ')).toContain(
      signatureOf(
        each,
        again.headers['webhook-id'],
        again.headers['webhook-timestamp'],
        again.body,
      ),
    );

  await choose(page, 'Edit');
  await page.getByRole('dialog').getByText('All events').click();
  await page.getByRole('button', { name: 'Save webhook' }).click();
  await expect(card(page)).toContainText('All events');
  await expect(card(page)).toContainText('Tells the chat');

  await choose(page, 'Disable');
  await expect(card(page)).toContainText('Disabled');
  await card(page)
    .getByRole('button', { name: /^Enable/ })
    .click();
  await expect(card(page)).toContainText('Active');

  await choose(page, 'Remove');
  await expect(page.getByText('its log is deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Remove webhook' }).click();
  await expect(card(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Send events to other systems' })).toBeVisible();
});

test('the log shows what failed, and it is sent again by hand', async ({
  page,
  company,
  server: { receiver },
}) => {
  let isOpen = false;
  receiver.answer((response) =>
    isOpen
      ? response.writeHead(200, { 'content-type': 'application/json' }).end('{"thanks":true}')
      : response.writeHead(503).end('closed today'),
  );
  const { id } = await company.call<{ id: string }>('POST', '/tenant/webhooks', {
    url: `${receiver.url}/log`,
    eventTypes: ['task.created'],
  });
  await makeBoard(company, [['Lay the bricks', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/settings/webhooks`);
  await expect(card(page)).toContainText('Deliveries are failing');
  await card(page)
    .getByRole('link', { name: /^Deliveries/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`/settings/webhooks/${id}$`));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('503');
  // The second attempt is made seconds after the first, the third minutes later.
  await expect(rows(page)).toContainText('2 attempts, next in', { timeout: 20_000 });

  await page.getByText('Delivered', { exact: true }).click();
  await expect(page).toHaveURL(/\?state=delivered$/);
  await expect(page.getByRole('heading', { name: 'Nothing delivered' })).toBeVisible();
  await page.getByRole('group', { name: 'Deliveries that are shown' }).getByText('All').click();

  await page.getByRole('button', { name: 'task.created' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'task.created' });
  await expect(dialog.getByText('It answered 503.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'The beginning of the answer' })).toHaveText(
    'closed today',
  );
  await expect(dialog.getByRole('region', { name: 'What was sent' })).toContainText(
    '"title": "Lay the bricks"',
  );
  isOpen = true;
  await dialog.getByRole('button', { name: 'Try now' }).click();
  // Nobody reloads anything.
  await expect(dialog.getByText(/^200 in/)).toBeVisible();
  await expect(dialog.getByText('"thanks": true')).toBeVisible();
  await dialog.getByRole('button', { name: 'Redeliver' }).click();
  await expect(dialog.getByText(/^4, the last/)).toBeVisible();
  const ids = receiver.received
    .filter(({ path }) => path === '/log')
    .map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(rows(page)).toContainText('Delivered');
  await expect(card(page)).toContainText('Active');
});

test('a webhook that is gone is disabled before everybody’s eyes', async ({
  page,
  company,
  server: { receiver },
}) => {
  receiver.answer((response) => response.writeHead(410).end());
  await company.call('POST', '/tenant/webhooks', { url: `${receiver.url}/gone` });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/settings/webhooks`);
  await expect(card(page)).toContainText('Active');
  await makeBoard(company, []);
  await expect(card(page)).toContainText('Its receiver answered 410 Gone');
  await expect(card(page).getByRole('button', { name: /^Enable/ })).toBeVisible();
});

test('members neither find nor see webhooks, and the plan’s room is said', async ({
  page,
  browser,
  company,
  baseURL,
}) => {
  const mia = await makeColleague(baseURL ?? '', company, 'Mia Member');
  const { limit } = await company.call<{ limit: number }>('GET', '/tenant/webhooks');
  for (let n = 1; n <= limit; n++)
    await company.call('POST', '/tenant/webhooks', { url: `https://example.com/${n}` });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/settings/webhooks`);
  await expect(page.getByText(`Your plan includes ${limit} webhooks.`)).toBeVisible();
  await expect(card(page)).toHaveCount(limit);
  await expect(page.getByRole('button', { name: 'Add webhook' })).toHaveCount(0);

  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const miaPage = await context.newPage();
  await logIn(miaPage, company, mia);
  await miaPage.goto(`/w/${company.slug}/settings/integrations`);
  await expect(miaPage.getByRole('heading', { name: 'API' })).toBeVisible();
  for (const name of ['Webhooks', 'External sources', 'Domains', 'Data retention'])
    await expect(miaPage.getByRole('link', { name })).toHaveCount(0);
  await miaPage.goto(`/w/${company.slug}/settings`);
  await expect(miaPage.getByRole('heading', { name: 'General', exact: true })).toBeVisible();
  await expect(miaPage.getByLabel('Time zone of the workspace')).toHaveCount(0);
  for (const part of ['webhooks', 'sources']) {
    await miaPage.goto(`/w/${company.slug}/settings/${part}`);
    await expect(miaPage.getByRole('heading', { name: 'For owners and admins' })).toBeVisible();
  }
  await context.close();
});

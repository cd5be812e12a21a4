import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeBoard, makeColleague, type Company } from './company.ts';
import type { RunningServer } from './server.ts';
import { column, expect, logIn, test, titles } from './journey.ts';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page) {
  // Colours are measured at rest, not half-way through an entrance.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
  // Soft, so that one run tells of every screen.
  expect.soft(found, page.url()).toEqual([]);
}

async function furnish(company: Company, { origin, receiver }: RunningServer) {
  receiver.answer((response) => response.writeHead(500).end('{"error": "closed today"}'));
  const webhook = await company.call<{ id: string }>('POST', '/tenant/webhooks', {
    url: `${receiver.url}/hooks`,
    description: 'Tells the chat',
  });
  await company.call('POST', '/tenant/external-sources', {
    name: 'Workshop',
    url: `${receiver.url}/tasks`,
    headers: { Authorization: 'Bearer abc' },
    mapping: { id: 'id', title: 'title' },
  });
  const board = await makeBoard(company, [
    ['Write the plan', 'OPEN'],
    ['Ask the neighbours', 'IN_PROGRESS'],
    ['Wait for the permit', 'BLOCKED'],
  ]);
  await company.call('PATCH', `/tasks/${board.tasks[0]?.id}`, {
    description: '# Plan\n\n- [ ] first\n\n`code` and [a link](https://example.test)',
    labels: ['garden', 'spring'],
    dueAt: '2020-01-01T12:00:00Z',
    priority: 'urgent',
  });
  await company.call('POST', '/tenant/domains', { host: 'tasks.customer.example' });
  // News for the owner: a colleague works on what she asked for.
  const nora = await makeColleague(origin, company, 'Nora Neighbour');
  await nora.call('POST', `/tasks/${board.tasks[1]?.id}/transition`, { status: 'BLOCKED' });
  await nora.call('POST', `/tasks/${board.tasks[1]?.id}/transition`, { status: 'IN_PROGRESS' });
  return { ...board, webhookId: webhook.id };
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the main screens meet WCAG 2.2 AA, ${colorScheme}`, async ({ page, company, server }) => {
    test.slow();
    const { key, webhookId } = await furnish(company, server);
    await page.emulateMedia({ colorScheme });
    for (const path of ['/', '/signup', '/login', '/forgot-password', '/password-reset']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await logIn(page, company);
    const root = `/w/${company.slug}`;
    const screens: [path: string, seen: string][] = [
      [`${root}/projects`, 'Apollo'],
      [`${root}/p/${key}`, 'Write the plan'],
      [`${root}/p/${key}/list`, 'Write the plan'],
      [`${root}/p/${key}/overview`, 'By status'],
      [`${root}/p/${key}/t/1`, 'a link'],
      [`${root}/inbox`, 'Ask the neighbours'],
      [`${root}/inbox?box=snoozed`, 'Nothing snoozed'],
      [`${root}/settings/notifications`, 'Weekly summary'],
      [`${root}/people`, 'Olga Owner'],
      [`${root}/settings/account`, 'Appearance'],
      [`${root}/settings/domains`, 'Waiting for DNS record'],
      [`${root}/settings/webhooks`, 'Failing'],
      [`${root}/settings/webhooks/${webhookId}`, 'task.created'],
      [`${root}/settings/sources`, 'It answered 500.'],
      ['/workspaces', company.name],
    ];
    for (const [path, seen] of screens) {
      await page.goto(path);
      await expect(page.getByText(seen).first()).toBeVisible();
      await expectAccessible(page);
    }
    const dialogs: [path: string, button: string, choice?: string][] = [
      [`${root}/settings/webhooks`, 'Add webhook', 'Selected events'],
      [`${root}/settings/webhooks/${webhookId}`, 'task.created'],
      [`${root}/settings/sources`, 'Add source'],
    ];
    for (const [path, button, choice] of dialogs) {
      await page.goto(path);
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      if (choice) await dialog.getByText(choice).click();
      await expect(dialog.getByRole('status')).toHaveCount(0);
      await expectAccessible(page);
    }
    await page.goto(`${root}/p/${key}`);
    await page.getByRole('button', { name: 'New task' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Write the plan' }).focus();
    await page.keyboard.press('m');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
  });
}

test('a phone shows everything without scrolling sideways', async ({ page, company, server }) => {
  const { key, webhookId } = await furnish(company, server);
  await page.setViewportSize({ width: 360, height: 740 });
  await logIn(page, company);
  const fits = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
  expect(await fits()).toBe(true);

  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page
    .getByRole('navigation', { name: 'Your projects' })
    .getByRole('link', { name: /Apollo/ })
    .click();
  await expect(page.getByRole('button', { name: 'Close navigation' })).toBeHidden();
  await expect(titles(page, 'Open')).toHaveText(['Write the plan']);
  expect(await fits()).toBe(true);

  // Without a pointer to drag with, the menu moves a card.
  await page.getByRole('button', { name: 'Move APO-1' }).click();
  await page.getByRole('menuitemradio', { name: 'In progress' }).click();
  await expect(titles(page, 'In progress')).toHaveText(['Write the plan', 'Ask the neighbours']);

  for (const path of [
    `/p/${key}/list`,
    `/p/${key}/overview`,
    `/p/${key}/t/1`,
    '/inbox',
    '/people',
    '/settings',
    '/settings/notifications',
    '/settings/webhooks',
    `/settings/webhooks/${webhookId}`,
    '/settings/sources',
  ]) {
    await page.goto(`/w/${company.slug}${path}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await fits(), path).toBe(true);
  }
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  await page.getByRole('button', { name: 'Close (Esc)' }).click();
  await expect(column(page, 'Open')).toBeVisible();
});

test('the theme is chosen and kept', async ({ page, company }) => {
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-bs-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-bs-theme', 'dark');
});

test('nothing is fetched from elsewhere', async ({ page, company, server, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${baseURL}/`)) elsewhere.push(request.url());
  });
  await furnish(company, server);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/APO/t/1`);
  await expect(page.getByText('a link')).toBeVisible();
  expect(elsewhere).toEqual([]);
});

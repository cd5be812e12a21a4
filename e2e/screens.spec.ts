import { expectAccessible } from './accessible.ts';
import { makeBoard, makeColleague, type Company } from './company.ts';
import type { RunningServer } from './server.ts';
import { column, expect, logIn, test, titles } from './journey.ts';

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
  const comment = await nora.call<{ id: string }>('POST', `/tasks/${board.tasks[0]?.id}/comments`, {
    body: `[@Olga Owner](user:${company.owner.id}), **soon**: ${board.tasks[1]?.key} comes first.`,
  });
  await company.call('PUT', `/comments/${comment.id}/reactions/heart`);
  await nora.call('POST', `/tasks/${board.tasks[0]?.id}/comments`, {
    body: 'And a reply',
    parentId: comment.id,
  });
  return { ...board, webhookId: webhook.id };
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible, ${colorScheme}`, async ({ page, company, server }) => {
    test.slow();
    const { key, tasks, webhookId } = await furnish(company, server);
    await company.call('DELETE', `/tasks/${tasks[2]?.id}`);
    await page.emulateMedia({ colorScheme });
    const open: [path: string, seen: string][] = [
      ['/', 'Your data stays put.'],
      ['/signup', 'Create your workspace'],
      ['/login', 'Welcome back'],
      ['/forgot-password', 'Forgot'],
      ['/invitation#token=none', 'Invitation'],
      ['/nowhere', 'Page not found'],
      ['/api/docs', 'Labels, which all projects'],
      ['/api/docs/problems', 'Problem codes'],
      ['/dev/mail', 'Outbox'],
    ];
    for (const [path, seen] of open) {
      await page.goto(path);
      await expect(page.getByText(seen).first()).toBeVisible();
      await expectAccessible(page);
    }
    await logIn(page, company);
    const screens: [path: string, seen: string][] = [
      ['/projects', 'Apollo'],
      [`/p/${key}`, 'Write the plan'],
      [`/p/${key}/list`, 'Write the plan'],
      [`/p/${key}/overview`, 'By status'],
      [`/p/${key}/t/1`, 'a link'],
      [`/p/${key}/t/1/page`, 'And a reply'],
      [`/p/${key}/t/999`, 'Task not found'],
      ['/p/NONE', 'Page not found'],
      ['/nowhere', 'Page not found'],
      ['/inbox', 'Ask the neighbours'],
      ['/inbox?box=snoozed', 'Nothing snoozed'],
      ['/trash', 'Wait for the permit'],
      ['/people', 'Olga Owner'],
      ['/settings/workspace', 'Time zone of the workspace'],
      ['/settings/members', 'Olga Owner'],
      ['/settings/labels', 'garden'],
      ['/settings/workflow-templates', 'No workflow templates yet'],
      ['/settings/data', 'Days in the trash'],
      ['/settings/api', 'Open API reference'],
      ['/settings/security', 'This device'],
      ['/settings/account', 'Appearance'],
      ['/settings/notifications', 'Weekly summary'],
      ['/settings/shortcuts', 'Undo the last change'],
      ['/settings/domains', 'Waiting for DNS record'],
      ['/settings/webhooks', 'Failing'],
      [`/settings/webhooks/${webhookId}`, 'task.created'],
      ['/settings/sources', 'It answered 500.'],
    ];
    for (const [path, seen] of screens) {
      await page.goto(`/w/${company.slug}${path}`);
      await expect(page.getByText(seen).filter({ visible: true }).first()).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto('/workspaces');
    await expect(page.getByText(company.name).first()).toBeVisible();
    await expectAccessible(page);
  });

  test(`every dialog, menu and picker is accessible, ${colorScheme}`, async ({
    page,
    company,
    server,
  }) => {
    test.slow();
    const { key, webhookId } = await furnish(company, server);
    await page.emulateMedia({ colorScheme });
    await logIn(page, company);
    /** What is opened: a button by its name, or a key. */
    const surfaces: [path: string, opener: string | RegExp, role: 'dialog' | 'menu' | 'listbox'][] =
      [
        ['/settings/webhooks', 'Add webhook', 'dialog'],
        [`/settings/webhooks/${webhookId}`, 'task.created', 'dialog'],
        ['/settings/sources', 'Add source', 'dialog'],
        ['/settings/labels', 'New label', 'dialog'],
        ['/people', 'Invite people', 'dialog'],
        ['/projects', 'New project', 'dialog'],
        ['/projects', /^Account of/, 'menu'],
        [`/p/${key}`, 'Project settings', 'dialog'],
        [`/p/${key}`, 'New task', 'dialog'],
        [`/p/${key}`, '?', 'dialog'],
        [`/p/${key}`, 'Move APO-1', 'menu'],
        [`/p/${key}`, 'Label', 'listbox'],
        [`/p/${key}`, 'Assignee', 'listbox'],
        [`/p/${key}/t/1`, 'Task actions', 'menu'],
        [`/p/${key}/t/1`, /^Assignee: /, 'listbox'],
        [`/p/${key}/t/1`, /^Due date: /, 'dialog'],
        [`/p/${key}/t/1`, 'Add a reaction', 'dialog'],
        [`/p/${key}/t/1`, /^More for the comment/, 'menu'],
        ['/inbox', /^Snooze: /, 'menu'],
      ];
    for (const [path, opener, role] of surfaces) {
      await page.goto(`/w/${company.slug}${path}`);
      if (opener === '?') {
        await expect(titles(page, 'Open')).toHaveCount(1);
        await page.keyboard.press('?');
      } else {
        const button = page.getByRole('button', { name: opener }).last();
        // Some show themselves only under the pointer.
        await button.focus();
        await page.keyboard.press('Enter');
      }
      const surface = page.getByRole(role).last();
      await expect(surface, `${path} ${opener}`).toBeVisible();
      await expect(surface.getByRole('status', { name: 'Loading' })).toHaveCount(0);
      await expectAccessible(page);
    }
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
  await page.getByRole('link', { name: 'Profile' }).click();
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

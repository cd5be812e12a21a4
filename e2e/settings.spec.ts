import { makeBoard, type MadeTask } from './company.ts';
import { expect, logIn, test } from './journey.ts';

test('an admin sets the time zone of the workspace and how long things are kept', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  const zone = page.getByLabel('Time zone of the workspace');
  const { timeZone } = await company.call<{ timeZone: string }>('GET', '/tenant');
  await expect(zone).toHaveValue(timeZone);
  await zone.selectOption('Europe/Lisbon');
  await page.getByRole('button', { name: 'Save time zone' }).click();
  await expect(page.getByText('Time zone saved')).toBeVisible();

  await page.getByRole('link', { name: 'Data retention' }).click();
  const days = page.getByLabel('Days in the trash');
  await expect(days).toHaveValue('90');
  await days.fill('3');
  await page.getByRole('button', { name: 'Save data retention' }).click();
  await expect(page.getByText('Enter 7 to 3650 days.')).toBeVisible();
  await days.fill('30');
  await page.getByLabel('Completed tasks').selectOption('Move to the trash after a while');
  await expect(page.getByText('30 days after completion')).toBeVisible();
  await page.getByRole('button', { name: 'Save data retention' }).click();
  await expect(page.getByText('Data retention saved')).toBeVisible();

  expect(await company.call('GET', '/tenant')).toMatchObject({
    timeZone: 'Europe/Lisbon',
    retentionDays: 30,
    retainCompleted: false,
  });
  await page.reload();
  await expect(days).toHaveValue('30');
  await page.getByRole('link', { name: 'General' }).click();
  await expect(zone).toHaveValue('Europe/Lisbon');
});

test('labels are renamed, merged and deleted, and every task follows', async ({
  page,
  company,
}) => {
  const { tasks } = await makeBoard(company, [
    ['Lay the path', 'OPEN'],
    ['Plant the hedge', 'OPEN'],
  ]);
  const [path, hedge] = tasks as [MadeTask, MadeTask];
  await company.call('PATCH', `/tasks/${path.id}`, { labels: ['gardn', 'outside'] });
  await company.call('PATCH', `/tasks/${hedge.id}`, { labels: ['outdoors'] });
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Labels' }).click();
  const row = (name: string) =>
    page.getByRole('list', { name: 'Labels' }).getByRole('listitem').filter({ hasText: name });
  const choose = async (name: string, what: string) => {
    await row(name).getByRole('button').click();
    await page.getByRole('menuitem', { name: what }).click();
  };

  await choose('gardn', 'Edit');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await expect(row('garden')).toContainText('1 task');

  // A name that is taken is refused beside the field, and what was typed stays.
  await choose('garden', 'Edit');
  const dialog = page.getByRole('dialog', { name: 'Edit label' });
  await page.keyboard.press('Control+a');
  await page.keyboard.type('outside');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/already a label called/)).toBeVisible();
  await expect(dialog.getByLabel('Name')).toHaveValue('outside');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await choose('outdoors', 'Merge');
  await page.getByLabel('Merge into').selectOption('outside');
  await page.getByRole('button', { name: 'Merge labels' }).click();
  await expect(row('outdoors')).toHaveCount(0);
  await expect(row('outside')).toContainText('2 tasks');

  await choose('garden', 'Delete');
  await expect(page.getByText('1 task loses it')).toBeVisible();
  await page.getByRole('button', { name: 'Delete label' }).click();
  await expect(row('garden')).toHaveCount(0);
  const labelsOf = async ({ id }: MadeTask) =>
    (await company.call<{ labels: string[] }>('GET', `/tasks/${id}`)).labels;
  expect([await labelsOf(path), await labelsOf(hedge)]).toEqual([['outside'], ['outside']]);
});

test('settings have a screen for each section, and old addresses still lead there', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  const root = `/w/${company.slug}/settings`;
  await page.goto(root);
  await expect(page).toHaveURL(`${root}/workspace`);
  const nav = page.getByRole('navigation', { name: 'Settings' });
  const pages = [
    'Members',
    'Labels',
    'Domains',
    'Workflow templates',
    'Webhooks',
    'External sources',
    'API',
    'Data retention',
    'Profile',
    'Security',
    'Notifications',
    'Shortcuts',
    'General',
  ];
  for (const name of pages) {
    await nav.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(nav.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }
  expect(await nav.getByRole('link').count()).toBe(pages.length);
  for (const part of ['domains', 'webhooks', 'sources', 'notifications']) {
    await page.goto(`${root}/${part}`);
    await expect(page).toHaveURL(`${root}/${part}`);
    await expect(nav).toBeVisible();
  }
  await page.goto(`${root}/integrations`);
  await expect(page).toHaveURL(`${root}/api`);

  // The search finds a page by what it is for.
  await page.getByLabel('Search settings').fill('roles');
  await expect(nav.getByRole('link')).toHaveText(['Members']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${root}/members`);
});

test('the way back from the settings leads to the screen one came from', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [['Plan', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/list`);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Labels' }).click();
  await page.getByRole('link', { name: `Back to ${company.name}` }).click();
  await expect(page).toHaveURL(`/w/${company.slug}/p/${key}/list`);
  await page.goto(`/w/${company.slug}/settings/labels`);
  await page.getByRole('link', { name: `Back to ${company.name}` }).click();
  await expect(page).toHaveURL(`/w/${company.slug}/projects`);
});

test('on a phone the settings are a list that leads to each page and back', async ({
  page,
  company,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, company);
  const root = `/w/${company.slug}/settings`;
  await page.goto(root);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  const nav = page.getByRole('navigation', { name: 'Settings' });
  for (const [name, address] of [
    ['Labels', 'labels'],
    ['Webhooks', 'webhooks'],
    ['Profile', 'account'],
  ] as const) {
    await nav.getByRole('link', { name }).click();
    await expect(page).toHaveURL(`${root}/${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await expect(page).toHaveURL(root);
  }
  // With room for both, the list stands beside the first page.
  await page.setViewportSize({ width: 1280, height: 844 });
  await expect(page).toHaveURL(`${root}/workspace`);
});

test('a session elsewhere is seen and ended', async ({ page, company, browser, baseURL }) => {
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  const other = await elsewhere.newPage();
  await logIn(other, company);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/settings/security`);
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(sessions).toHaveCount(1);
  await other.reload();
  await expect(other.getByRole('button', { name: 'Log in' })).toBeVisible();
  await elsewhere.close();
});

test('typed text in the settings is not lost on the way to another screen', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and sons');
  // A change by someone else leaves it alone.
  await company.call('PATCH', '/tenant', { timeZone: 'Europe/Oslo' });
  await page.getByRole('link', { name: 'Members' }).click();
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(name).toHaveValue(`${company.name} and sons`);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Workspace renamed')).toBeVisible();
  await page.getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(question).toBeHidden();
});

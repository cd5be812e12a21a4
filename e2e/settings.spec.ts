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
  await expect(zone).toHaveValue('Europe/Lisbon');
  await expect(days).toHaveValue('30');
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
  for (const [link, heading] of [
    ['Members', 'Members'],
    ['Labels', 'Labels'],
    ['Integrations', 'Integrations'],
    ['Account', 'Account'],
    ['Security', 'Security'],
    ['Notifications', 'Notifications'],
    ['Shortcuts', 'Shortcuts'],
    ['Workspace', 'Workspace'],
  ] as const) {
    await nav.getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
    await expect(nav.getByRole('link', { name: link })).toHaveAttribute('aria-current', 'page');
  }
  for (const part of ['domains', 'webhooks', 'sources', 'notifications']) {
    await page.goto(`${root}/${part}`);
    await expect(page).toHaveURL(`${root}/${part}`);
    await expect(nav).toBeVisible();
  }
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
  const name = page.getByLabel('Name', { exact: true });
  await name.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and sons');
  // A change by someone else leaves it alone.
  await company.call('PATCH', '/tenant', { timeZone: 'Europe/Oslo' });
  await page.getByRole('link', { name: 'People' }).click();
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(name).toHaveValue(`${company.name} and sons`);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Workspace renamed')).toBeVisible();
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await expect(question).toBeHidden();
});

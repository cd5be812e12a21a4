import type { Browser, Page } from '@playwright/test';
import { type Colleague, type Company, makeBoard, makeColleague } from './company.ts';
import { expect, logIn, test } from './journey.ts';

const bell = (page: Page) => page.getByRole('link', { name: /^Inbox/ }).filter({ visible: true });
const entries = (page: Page) => page.locator('[data-entry]');
const entry = (page: Page, title: string) => entries(page).filter({ hasText: title });

async function pageOf(
  browser: Browser,
  origin: string | undefined,
  company: Company,
  who: Colleague,
): Promise<Page> {
  const context = await browser.newContext({
    ...(origin && { baseURL: origin }),
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await logIn(page, company, who);
  return page;
}

test('who is given a task sees it at the bell, opens it, and it is read', async ({
  page,
  browser,
  company,
  baseURL,
}) => {
  const ben = await makeColleague(baseURL ?? '', company, 'Ben Builder');
  const { tasks } = await makeBoard(company, [['Lay the bricks', 'OPEN']]);
  const benPage = await pageOf(browser, baseURL, company, ben);
  await expect(bell(benPage)).toHaveAccessibleName('Inbox');

  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/APO/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await panel.getByRole('button', { name: /^Assignee/ }).click();
  await page.getByRole('option', { name: 'Ben Builder' }).click();
  // Nobody reloads anything: the news travel by themselves.
  await expect(bell(benPage)).toHaveAccessibleName('Inbox, 1 unread');

  await bell(benPage).click();
  await expect(benPage.getByRole('heading', { name: 'Inbox', level: 1 })).toBeVisible();
  await expect(benPage.getByRole('region', { name: 'Today' })).toBeVisible();
  await expect(entry(benPage, 'Lay the bricks')).toContainText('Olga Owner assigned this to you');

  await panel.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitemradio', { name: 'In progress' }).click();
  await expect(entry(benPage, 'Lay the bricks')).toContainText('and moved it to In progress');
  await expect(entries(benPage)).toHaveCount(1);

  await benPage.getByRole('link', { name: /Lay the bricks/ }).click();
  await expect(benPage.getByRole('dialog', { name: /APO-1/ })).toBeVisible();
  await expect(bell(benPage)).toHaveAccessibleName('Inbox');
  await bell(benPage).click();
  await expect(benPage.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
  await benPage.getByRole('link', { name: 'Show all' }).click();
  await entry(benPage, 'Lay the bricks').hover();
  await benPage.getByRole('button', { name: 'Mark as unread: Lay the bricks' }).click();
  await expect(bell(benPage)).toHaveAccessibleName('Inbox, 1 unread');

  await company.call('DELETE', `/tasks/${tasks[0]?.id}`);
  await expect(entry(benPage, 'Lay the bricks').first()).toContainText('put this in the trash');
  await benPage.context().close();
});

test('the keyboard goes through the inbox: reads, snoozes, brings back', async ({
  page,
  company,
  baseURL,
  browser,
}) => {
  const ben = await makeColleague(baseURL ?? '', company, 'Ben Builder');
  const { tasks } = await makeBoard(company, [
    ['First', 'OPEN'],
    ['Second', 'OPEN'],
    ['Third', 'OPEN'],
  ]);
  for (const { id } of tasks) await company.call('PATCH', `/tasks/${id}`, { assigneeId: ben.id });
  const benPage = await pageOf(browser, baseURL, company, ben);
  await expect(bell(benPage)).toHaveAccessibleName('Inbox, 3 unread');
  await benPage.goto(`/w/${company.slug}/inbox`);
  await expect(entries(benPage)).toHaveCount(3);

  await benPage.keyboard.press('j');
  await expect(benPage.getByRole('link', { name: /Third/ })).toBeFocused();
  await benPage.keyboard.press('e');
  await expect(entries(benPage)).toHaveCount(2);
  await expect(benPage.getByRole('link', { name: /Second/ })).toBeFocused();
  await benPage.keyboard.press('s');
  await benPage.getByRole('menuitem', { name: /Tomorrow/ }).click();
  await expect(entries(benPage)).toHaveCount(1);
  await expect(benPage.getByRole('link', { name: /First/ })).toBeFocused();

  await benPage.getByRole('link', { name: 'Snoozed' }).click();
  await expect(entry(benPage, 'Second')).toContainText('Back tomorrow, 09:00');
  await entry(benPage, 'Second').hover();
  await benPage.getByRole('button', { name: 'Snooze: Second' }).click();
  await benPage.getByRole('menuitem', { name: 'Unsnooze now' }).click();
  await expect(benPage.getByRole('heading', { name: 'Nothing snoozed' })).toBeVisible();
  await benPage.getByRole('link', { name: /^Unread/ }).click();
  await expect(entries(benPage)).toHaveCount(2);

  await entry(benPage, 'First').hover();
  await benPage.getByRole('button', { name: 'Snooze: First' }).click();
  await benPage.getByRole('menuitem', { name: 'Pick a time…' }).click();
  await benPage.getByRole('button', { name: /^Day: / }).click();
  await benPage.keyboard.type('1 Jan 2020');
  await benPage.keyboard.press('Enter');
  await benPage.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(benPage.getByText('Choose a time in the future.')).toBeVisible();
  await benPage.keyboard.press('Escape');

  await benPage.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell(benPage)).toHaveAccessibleName('Inbox');
  await expect(benPage.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
  await benPage.keyboard.press('Control+z');
  await expect(bell(benPage)).toHaveAccessibleName(/unread/);
  await expect(
    benPage.getByText('Undone: Everything marked as read', { exact: true }),
  ).toBeVisible();
  await page.close();
  await benPage.context().close();
});

test('what nobody wants to hear of stays away, and the choice is kept', async ({
  page,
  company,
  baseURL,
}) => {
  const ben = await makeColleague(baseURL ?? '', company, 'Ben Builder');
  await logIn(page, company, ben);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Notifications' }).click();
  const assignments = page.getByRole('switch', { name: 'Assignments: Inbox' });
  await expect(assignments).toBeChecked();
  await assignments.click();
  await expect(assignments).not.toBeChecked();
  await page.reload();
  await expect(assignments).not.toBeChecked();

  const { tasks } = await makeBoard(company, [['Quiet', 'OPEN']]);
  await company.call('PATCH', `/tasks/${tasks[0]?.id}`, { assigneeId: ben.id });
  await company.call('POST', `/tasks/${tasks[0]?.id}/transition`, { status: 'IN_PROGRESS' });
  await page.goto(`/w/${company.slug}/inbox?box=all`);
  await expect(entry(page, 'Quiet')).toContainText('moved this to In progress');
  await expect(entry(page, 'Quiet')).not.toContainText('assigned');

  await page.route('**/api/v1/me/notification-preferences', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.fallback(),
  );
  await page.goto(`/w/${company.slug}/settings/notifications`);
  await expect(assignments).not.toBeChecked();
  await assignments.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(assignments).not.toBeChecked();
});

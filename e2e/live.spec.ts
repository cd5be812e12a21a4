import type { Browser, Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { makeBoard, makeColleague, type Colleague, type Company } from './company.ts';
import { column, drag, expect, logIn, test, titles } from './journey.ts';

// Two browsers, and a server that is started again, on processors that are shared.
test.describe.configure({ timeout: 180_000 });

const columns = ['Open', 'In progress', 'Blocked', 'Done'];

/** What a board shows: the titles of each column, in order. */
const boardOf = (page: Page) =>
  Promise.all(columns.map((name) => titles(page, name).allInnerTexts()));

/** Both boards come to show the same, and this. */
async function bothShow(pages: [Page, Page], ...expected: string[][]): Promise<void> {
  for (const page of pages) await expect.poll(() => boardOf(page)).toEqual(expected);
}

/** A colleague's own browser, logged in. */
async function browserOf(
  browser: Browser,
  origin: string,
  company: Company,
  who: Colleague,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await logIn(page, company, who);
  return page;
}

/** Waits until what happens elsewhere reaches the page. */
async function connected(page: Page): Promise<void> {
  await expect(page.locator('[data-line="live"]')).toBeAttached();
}

async function open(page: Page, company: Company, path = '/p/APO'): Promise<void> {
  await page.goto(`/w/${company.slug}${path}`);
  await connected(page);
}

test('two people see each other’s work on the board without reloading', async ({
  page: olga,
  browser,
  company,
  server,
}) => {
  await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
    ['Gamma', 'IN_PROGRESS'],
  ]);
  const who = await makeColleague(server.origin, company, 'Mara Member');
  const mara = await browserOf(browser, server.origin, company, who);
  await logIn(olga, company);
  for (const page of [olga, mara]) await open(page, company);
  const both: [Page, Page] = [olga, mara];
  await bothShow(both, ['Alpha', 'Beta'], ['Gamma'], [], []);

  await column(olga, 'Open').getByRole('button', { name: 'Add task to Open' }).click();
  await olga.getByLabel('New task in Open').fill('Delta');
  await olga.keyboard.press('Enter');
  await bothShow(both, ['Alpha', 'Beta', 'Delta'], ['Gamma'], [], []);
  await olga.keyboard.press('Escape');

  const target = await column(mara, 'In progress').boundingBox();
  if (!target) throw new Error('No column to drop on');
  await drag(mara, 'Alpha', { x: target.x + 80, y: target.y + 60 });
  await expect.poll(async () => (await boardOf(olga))[1]).toContain('Alpha');
  expect(await boardOf(olga)).toEqual(await boardOf(mara));

  // Up and down within a column, by keys.
  await titles(olga, 'Open').last().focus();
  await olga.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => (await boardOf(mara))[0]).toEqual(['Delta', 'Beta']);

  // A title, an assignee, a label, in the panel of one and the card and panel of the other.
  await olga.getByRole('link', { name: /^Beta, / }).click();
  await mara.getByRole('link', { name: /^Beta, / }).click();
  await olga.getByLabel('Title').fill('Beta, revised');
  await olga.keyboard.press('Enter');
  await expect(mara.getByLabel('Title')).toHaveValue('Beta, revised');
  await olga.getByRole('button', { name: 'Assignee: Nobody' }).click();
  await olga.getByRole('option', { name: 'Mara Member' }).click();
  await olga.getByRole('button', { name: 'Add label' }).click();
  await olga.getByRole('combobox').fill('urgent-fix');
  await olga.keyboard.press('Enter');
  await olga.keyboard.press('Escape');
  const panel = mara.getByRole('dialog', { name: /Beta, revised/ });
  await expect(panel.getByText('urgent-fix').first()).toBeVisible();
  const history = panel.getByRole('region', { name: 'History' });
  await history.getByRole('button', { name: 'Show history' }).click();
  await expect(history).toContainText('renamed this from');
  await mara.keyboard.press('Escape');
  const card = mara.locator('[data-task="APO-2"]');
  await expect(card.getByRole('img', { name: 'Mara Member' })).toBeVisible();
  await expect(card.getByText('urgent-fix')).toBeVisible();

  await olga.getByRole('button', { name: 'Task actions' }).click();
  await olga.getByRole('menuitem', { name: 'Delete task' }).click();
  await bothShow(both, ['Delta'], ['Alpha', 'Gamma'], [], []);
  // A member restores only what they reported.
  await open(olga, company, '/p/APO/list?deleted=true');
  await olga.getByRole('button', { name: 'Restore APO-2' }).click();
  await expect(mara.getByRole('link', { name: 'Beta, revised' })).toBeVisible();
});

test('a list keeps its filter and its order while others work', async ({
  page: olga,
  browser,
  company,
  server,
}) => {
  const { tasks } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
    ['Gamma', 'OPEN'],
  ]);
  const who = await makeColleague(server.origin, company, 'Mara Member');
  const mara = await browserOf(browser, server.origin, company, who);
  await logIn(olga, company);
  await open(olga, company, '/p/APO/list?status=OPEN&sort=-priority');
  await open(mara, company);
  const rows = olga.locator('.tf-row-title');
  await expect(rows).toHaveCount(3);
  await company.call('PATCH', `/tasks/${tasks[1]?.id}`, { priority: 'urgent' });
  await expect(rows).toHaveText(['Beta', /Alpha|Gamma/, /Alpha|Gamma/]);
  await company.call('POST', `/tasks/${tasks[0]?.id}/transition`, { status: 'BLOCKED' });
  await expect(rows).toHaveText(['Beta', 'Gamma']);
  await expect(olga.getByText('2 tasks')).toBeVisible();
  // Found by text, which only the server can judge.
  await open(olga, company, '/p/APO/list?q=needle');
  await expect(olga.getByText('Nothing matches')).toBeVisible();
  await company.call('PATCH', `/tasks/${tasks[2]?.id}`, { title: 'The needle' });
  await expect(rows).toHaveText(['The needle']);
  await expect(titles(mara, 'Blocked')).toHaveText(['Alpha']);
});

test('what the API and an import do is seen at once', async ({ page, company, server }, info) => {
  await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await open(page, company);
  const issues = Array.from({ length: 30 }, (_, index) => ({
    id: index + 1,
    number: index + 1,
    title: `Issue ${index + 1}`,
    state: 'open',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }));
  const file = info.outputPath('issues.json');
  await writeFile(file, JSON.stringify(issues));
  await server.command('import', 'github', file, '--tenant', company.slug, '--project', 'APO');
  await expect(page.getByRole('region', { name: 'Open, 31 tasks' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Issue 1, / })).toBeVisible();

  const { id } = await company.call<{ id: string }>('POST', '/projects', {
    name: 'Second',
    key: 'SEC',
  });
  await expect(page.getByRole('link', { name: /^Second/ })).toBeVisible();
  await page.getByRole('link', { name: /^Second/ }).click();
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  await company.call('DELETE', `/projects/${id}`);
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();
});

test('what was missed without a connection is there when it is back', async ({
  page,
  context,
  company,
  server,
}) => {
  const { tasks } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
  ]);
  await logIn(page, company);
  await open(page, company);
  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  await company.call('POST', `/tasks/${tasks[0]?.id}/transition`, { status: 'IN_PROGRESS' });
  await context.setOffline(false);
  await expect.poll(() => boardOf(page)).toEqual([['Beta'], ['Alpha'], [], []]);
  await connected(page);

  await server.restart(4_000);
  await company.call('POST', `/tasks/${tasks[1]?.id}/transition`, { status: 'BLOCKED' });
  await expect
    .poll(() => boardOf(page), { timeout: 30_000 })
    .toEqual([[], ['Alpha'], ['Beta'], []]);
  await connected(page);
});

test('a page says that it has lost touch, and when it is back', async ({
  page,
  company,
  server,
}) => {
  await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await open(page, company);
  const restarted = server.restart(6_000);
  await expect(page.getByText('Reconnecting …')).toBeVisible();
  await restarted;
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Up to date')).toBeHidden();
});

test('who logs out in one tab is out in the other', async ({ page, context, company }) => {
  await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await open(page, company);
  const other = await context.newPage();
  await open(other, company);
  await other.getByRole('button', { name: /Olga Owner/ }).click();
  await other.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByLabel('E-mail or user name')).toBeVisible();
});

test('who is removed sees at once that the door is closed', async ({
  page: mara,
  company,
  server,
}) => {
  await makeBoard(company, [['Alpha', 'OPEN']]);
  const who = await makeColleague(server.origin, company, 'Mara Member');
  await logIn(mara, company, who);
  await open(mara, company);
  await company.call('DELETE', `/tenant/members/${who.id}`);
  await expect(mara.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
});

test('people see who else is here, and not themselves', async ({
  page: olga,
  context,
  browser,
  company,
  server,
}) => {
  await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
  ]);
  const who = await makeColleague(server.origin, company, 'Mara Member');
  const mara = await browserOf(browser, server.origin, company, who);
  await logIn(olga, company);
  for (const page of [olga, mara]) await open(page, company);
  const second = await context.newPage();
  await open(second, company);
  await expect(olga.getByRole('img', { name: 'Also here: Mara Member' })).toBeVisible();
  await expect(mara.getByRole('img', { name: 'Also here: Olga Owner' })).toBeVisible();

  await mara.getByRole('link', { name: 'Beta' }).click();
  const card = olga.locator('[data-task="APO-2"]');
  await expect(card.getByRole('img', { name: 'Looking at this: Mara Member' })).toBeVisible();
  await olga.getByRole('link', { name: 'Beta' }).click();
  await expect(olga.getByRole('img', { name: 'Also looking at this: Mara Member' })).toBeVisible();
  await mara.context().close();
  await expect(olga.getByRole('img', { name: 'Also here: Mara Member' })).toHaveCount(0);
});

test('what is being written is never written over', async ({ page, company }) => {
  const { tasks } = await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await open(page, company, '/p/APO/t/1');
  const path = `/tasks/${tasks[0]?.id}`;
  await page.getByRole('button', { name: 'Add a description …' }).click();
  await page.getByLabel('Description, in Markdown').fill('Mine');
  await company.call('PATCH', path, { description: 'Theirs', title: 'Alpha, by others' });
  await expect(
    page.getByText(/changed the (description|title) while you were editing/),
  ).toBeVisible();
  await expect(page.getByLabel('Description, in Markdown')).toHaveValue('Mine');
  await expect(page.getByLabel('Title')).toHaveValue('Alpha, by others');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByLabel('Description', { exact: true }).getByText('Mine')).toBeVisible();

  await page.getByLabel('Title').fill('Alpha, by me');
  await company.call('PATCH', path, { title: 'Alpha, again by others' });
  await expect(page.getByRole('link', { name: 'Alpha, again by others' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(/changed the (description|title) while you were editing/),
  ).toBeVisible();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Alpha, by me');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByRole('link', { name: 'Alpha, by me' })).toBeVisible();
});

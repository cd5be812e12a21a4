import type { Page } from '@playwright/test';
import { makeBoard, type Company } from './company.ts';
import { expect, logIn, test, titles } from './journey.ts';

/** Opens a board of two tasks, the second of which has a label that filters can name. */
async function openBoard(page: Page, company: Company) {
  const { key, tasks } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
  ]);
  await company.call('PATCH', `/tasks/${tasks[1]?.id}`, { labels: ['launch', 'legal'] });
  await logIn(page, company);
  const board = `/w/${company.slug}/p/${key}`;
  await page.goto(board);
  await expect(titles(page, 'Open')).toHaveCount(2);
  return { board };
}

const field = (page: Page) => page.getByRole('combobox');

/** Opens a picker by keys alone and types what should be found first. */
async function pickByKeys(page: Page, trigger: ReturnType<Page['getByRole']>, text: string) {
  await trigger.focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
  await expect(field(page)).toHaveValue(text);
  await page.keyboard.press('Enter');
}

test('filters are chosen with keys alone', async ({ page, company }) => {
  await openBoard(page, company);
  const bar = page.getByRole('search', { name: 'Filter tasks' });

  await pickByKeys(page, bar.getByRole('button', { name: /^Label/ }), 'lau');
  await expect(page).toHaveURL(/label=launch/);
  // A filter takes several values, so its list stays open until Escape, which ends nothing else.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/label=launch%2Clegal/);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(bar.getByRole('button', { name: /^Label/ })).toBeFocused();

  await bar.getByRole('button', { name: /^Priority/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveCount(0);
  await expect(bar.getByRole('button', { name: /^Assignee/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(field(page)).toHaveCount(0);
  await expect(bar.getByRole('button', { name: /^Priority/ })).toBeFocused();
});

test('a picker opened with the pointer takes what is typed', async ({ page, company }) => {
  await openBoard(page, company);
  await page.getByRole('button', { name: 'Label', exact: true }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('leg');
  await expect(page.getByRole('option')).toHaveText([/legal/]);
  // A click on an option leaves the keys with the list.
  await page.getByRole('option', { name: /legal/ }).click();
  await page.keyboard.type('lau');
  await expect(page.getByRole('option')).toHaveText([/launch/]);
});

test('the pickers of a task answer to keys, and Escape closes one layer', async ({
  page,
  company,
}) => {
  const { board } = await openBoard(page, company);
  await page.goto(`${board}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });

  await pickByKeys(page, panel.getByRole('button', { name: /^Assignee/ }), 'olg');
  await expect(panel.getByRole('button', { name: 'Assignee: Olga Owner' })).toBeFocused();

  await pickByKeys(page, panel.getByRole('button', { name: 'Add label' }), 'leg');
  await expect(panel.getByRole('button', { name: 'Remove legal' })).toBeVisible();
  await page.keyboard.press('Escape');

  await pickByKeys(page, panel.getByRole('button', { name: /^Parent/ }), 'APO-2');
  await expect(panel.getByRole('button', { name: 'Parent: APO-2' })).toBeVisible();

  await panel.getByRole('button', { name: /^Assignee/ }).press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('in a dialog Escape closes the picker and leaves the dialog', async ({ page, company }) => {
  await openBoard(page, company);
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New task in Apollo' });
  await page.keyboard.type('Gamma');
  await pickByKeys(page, dialog.getByRole('button', { name: 'Assignee' }), 'olga');
  await expect(dialog.getByRole('button', { name: /Olga Owner/ })).toBeFocused();
  await dialog.getByRole('button', { name: 'Add label' }).press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(dialog.getByLabel('Title')).toHaveValue('Gamma');
});

test('Escape in a title gives it up', async ({ page, company }) => {
  const { board } = await openBoard(page, company);
  await page.goto(`${board}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await panel.getByLabel('Title').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and more');
  await page.keyboard.press('Escape');
  await expect(panel.getByLabel('Title')).toHaveValue('Alpha');
  await expect(panel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  const kept = await company.call<{ title: string; version: number }>('GET', '/tasks/APO-1');
  expect(kept).toMatchObject({ title: 'Alpha', version: 1 });
});

import { makeBoard } from './company.ts';
import { cardOf, expect, logIn, test, titles } from './journey.ts';

test('Ctrl+Z and Undo take back moves, edits and deletions', async ({ page, company }) => {
  test.slow();
  const { key } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
    ['Gamma', 'IN_PROGRESS'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);

  // A move, back to its place and not only to its column.
  await cardOf(page, 'Alpha').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'In progress')).toHaveText(['Alpha', 'Gamma']);
  await expect(page.getByText('APO-1 moved to In progress', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(titles(page, 'Open')).toHaveText(['Alpha', 'Beta']);

  // Out of Done there is no single step back to it from Open; Undo knows the way.
  await cardOf(page, 'Gamma').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Done')).toHaveText(['Gamma']);
  await page.keyboard.press('m');
  await page.keyboard.press('o');
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Done')).toHaveCount(0);
  await expect(page.getByText('APO-3 moved to Open', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page, 'Done')).toHaveText(['Gamma']);

  // A field; in a text field the key belongs to the text.
  await cardOf(page, 'Beta').click();
  const panel = page.getByRole('dialog', { name: /APO-2/ });
  await panel.getByRole('button', { name: /^Priority/ }).press('Enter');
  await page.keyboard.press('u');
  await page.keyboard.press('Enter');
  await expect(page.getByText('APO-2 priority set to Urgent', { exact: true })).toBeVisible();
  await panel.getByLabel('Title').focus();
  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('button', { name: 'Priority: Urgent' })).toBeVisible();
  await panel.getByRole('button', { name: /^Priority/ }).focus();
  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('button', { name: 'Priority: Medium' })).toBeVisible();

  // What somebody else changed since is not taken back, and that is said.
  await panel.getByRole('button', { name: /^Priority/ }).press('Enter');
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await expect(page.getByText('APO-2 priority set to High', { exact: true })).toBeVisible();
  await company.call('PATCH', '/tasks/APO-2', { priority: 'low' });
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('alert')).toContainText('APO-2 has changed since');
  await expect(panel.getByRole('button', { name: 'Priority: Low' })).toBeVisible();

  await page.getByRole('button', { name: 'Task actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete task' }).click();
  await expect(titles(page, 'Open')).toHaveText(['Alpha']);
  await page.keyboard.press('Control+z');
  await expect(titles(page, 'Open')).toHaveText(['Alpha', 'Beta']);
});

import { makeBoard } from './company.ts';
import { cardOf, expect, logIn, test, titles } from './journey.ts';

test('a description is edited by a click, kept as a draft and ticked', async ({
  page,
  company,
}) => {
  test.slow();
  const { key, tasks } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
  ]);
  const description = 'Chairs for the hall\n\n- [ ] count them\n- [x] measure';
  await company.call('PATCH', `/tasks/${tasks[0]?.id}`, { description });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  const stored = () => company.call<{ description: string }>('GET', '/tasks/APO-1');

  await panel.getByRole('checkbox', { name: 'count them' }).click();
  await expect(panel.getByRole('checkbox', { name: 'count them' })).toBeChecked();
  await expect(page.getByText('APO-1 description saved')).toBeVisible();
  expect((await stored()).description).toBe(description.replace('[ ]', '[x]'));

  await panel.getByText('Chairs for the hall').click();
  const editor = panel.getByLabel('Description, in Markdown');
  await expect(editor).toBeFocused();
  await page.keyboard.type('\nand twelve more');
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  // Closing the panel asks first.
  await panel.getByRole('button', { name: 'Close (Esc)' }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor).toHaveValue(/and twelve more$/);
  // So does Escape, which ends the writing alone.
  await editor.press('Escape');
  await question.getByRole('button', { name: 'Keep draft' }).click();
  await expect(question).toBeHidden();
  await expect(panel).toContainText('You have an unsaved draft');
  page.on('dialog', (native) => void native.accept());
  await page.reload();
  await panel.getByRole('button', { name: 'Continue editing' }).click();
  await expect(editor).toHaveValue(/and twelve more$/);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('and twelve more')).toBeVisible();
  await expect(editor).toHaveCount(0);
  expect((await stored()).description).toContain('and twelve more');

  // History shows what was changed.
  await panel.getByRole('button', { name: 'Show history' }).click();
  await panel.getByText('Show changes').first().click();
  await expect(panel.locator('ins').first()).toContainText('and twelve more');
});

test('J and K go through the view, and a task can stand alone', async ({ page, company }) => {
  test.slow();
  const { key } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
    ['Gamma', 'IN_PROGRESS'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await cardOf(page, 'Beta').press('Enter');
  await expect(page.getByRole('dialog', { name: /APO-2/ })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('dialog', { name: /APO-3/ })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByTestId('announcer')).toContainText('last task');
  await page.keyboard.press('k');
  await expect(page.getByRole('dialog', { name: /APO-2/ })).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('dialog', { name: /APO-1/ })).toBeFocused();

  await page.getByRole('link', { name: 'Open as a page' }).click();
  await expect(page).toHaveURL(/\/t\/1\/page$/);
  const alone = page.getByRole('main', { name: /APO-1/ });
  await expect(alone).toBeVisible();
  await expect(titles(page, 'Open')).toHaveCount(0);
  await page.reload();
  await expect(alone.getByLabel('Title')).toHaveValue('Alpha');
  await page.getByRole('link', { name: 'Open beside the view' }).click();
  await expect(titles(page, 'Open')).toHaveText(['Alpha', 'Beta']);
  await page.keyboard.press('Escape');
  await expect(cardOf(page, 'Alpha')).toBeFocused();
});

test('a due date is chosen in a calendar with keys, and an estimate is read', async ({
  page,
  company,
}) => {
  test.slow();
  const { key } = await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await page.clock.setFixedTime(new Date(2026, 10, 30, 9));
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await panel.getByRole('button', { name: 'Due date: None' }).press('Enter');
  const picker = page.getByRole('dialog', { name: 'Due date' });
  await expect(picker.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(picker.getByRole('button', { name: 'Monday, 30 November 2026' })).toBeFocused();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(picker.getByRole('button', { name: 'Tuesday, 5 January 2027' })).toBeFocused();
  await expect(picker.getByRole('grid', { name: 'January 2027' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Due date: 5 Jan 2027' })).toBeFocused();
  // Escape closes the calendar alone; Tab stays inside it.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await expect(picker.locator(':focus')).toHaveText('5');
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(panel).toBeVisible();
  // Typing starts over in the field, wherever the focus is.
  await page.keyboard.press('Enter');
  await page.keyboard.type('tomorrow');
  await expect(picker.getByRole('status')).toContainText('Tuesday, 1 December 2026');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Due date: 1 Dec' })).toBeVisible();

  const estimate = panel.getByLabel(/^Estimate/);
  await estimate.click();
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('Write it like 45m');
  await expect(estimate).toHaveValue('abc');
  await estimate.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1 week');
  await page.keyboard.press('Enter');
  await expect(estimate).toHaveValue('1w');
});

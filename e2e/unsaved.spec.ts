import { makeBoard } from './company.ts';
import { expect, logIn, test, titles } from './journey.ts';

test('a new task that is being written is not lost', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const dialog = page.getByRole('dialog', { name: 'New task in Apollo' });
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await expect(titles(page, 'Open')).toHaveCount(1);

  // Nothing typed, nothing asked.
  await page.keyboard.press('c');
  await expect(dialog.getByLabel('Title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('c');
  await page.keyboard.type('Order the chairs');
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  // A second Escape without a click in between asks again.
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(dialog.getByLabel('Title')).toHaveValue('Order the chairs');

  // A press beside the dialog and its × ask the same.
  await page.mouse.click(10, 400);
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Keep draft' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('c');
  await expect(dialog.getByText('Your draft is back.')).toBeVisible();
  await expect(dialog.getByLabel('Title')).toHaveValue('Order the chairs');

  // A reload keeps it, too.
  page.on('dialog', (native) => void native.accept());
  await page.reload();
  await expect(titles(page, 'Open')).toHaveCount(1);
  await page.keyboard.press('c');
  await expect(dialog.getByLabel('Title')).toHaveValue('Order the chairs');
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Open')).toHaveText(['Alpha', 'Order the chairs']);
  await page.keyboard.press('c');
  await expect(dialog.getByLabel('Title')).toHaveValue('');

  await page.keyboard.type('Not this one');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('c');
  await expect(dialog.getByLabel('Title')).toHaveValue('');
});

test('drafts end with the session', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Alpha', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await page.getByRole('button', { name: 'Add task to Open' }).click();
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add task to Open' }).click();
  await expect(page.getByLabel('New task in Open')).toHaveValue('Half a thought');
  const kept = () => page.evaluate(() => Object.entries(sessionStorage).join());
  expect(await kept()).toContain('Half a thought');
  await page.getByRole('button', { name: /Olga Owner/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await kept()).not.toContain('Half a thought');
});

test('every dialog asks before what was typed into it is lost', async ({ page, company }) => {
  await logIn(page, company);
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await page.getByRole('link', { name: 'Projects' }).first().click();
  await page.getByRole('button', { name: 'New project' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Apollo');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.getByLabel('Name')).toHaveValue('Apollo');
  // Going back asks as well; what is saved is not asked about.
  await page.evaluate(() => history.back());
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Name').press('Enter');
  await expect(page).toHaveURL(/\/p\/\w+$/);
  await expect(question).toBeHidden();
});

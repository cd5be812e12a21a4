import { makeBoard } from './company.ts';
import { cardOf, column, expect, logIn, test, titles } from './journey.ts';

test('a lead gives a project states of its own, and the board has them as columns', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [
    ['Lay the bricks', 'OPEN'],
    ['Wait for the permit', 'BLOCKED'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(cardOf(page, 'Lay the bricks')).toBeVisible();
  await page.getByRole('button', { name: 'Project settings' }).click();
  await page.getByRole('button', { name: 'Workflow…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Workflow' });
  const states = dialog.getByRole('group', { name: 'States and transitions' });
  await expect(states.getByRole('button')).toHaveCount(4);

  // By mouse: a state behind the second, with an arrow on to the last.
  await states.getByRole('button', { name: /^In progress,/ }).click();
  await dialog.getByRole('button', { name: 'Add a state after it' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Review');
  const [from, to] = [
    await states.getByRole('button', { name: /^Review,/ }).boundingBox(),
    await states.getByRole('button', { name: /^Done,/ }).boundingBox(),
  ];
  if (!from || !to) throw new Error('No picture');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect(states.getByRole('button', { name: /^Review, can become .*Done/ })).toBeVisible();

  // By keyboard: no longer straight from In progress to Done.
  await states.getByRole('button', { name: /^In progress,/ }).focus();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(states.getByRole('button', { name: /^In progress,/ })).not.toHaveAccessibleName(
    /Done/,
  );

  // Blocked goes, and its task is sent somewhere.
  await states.getByRole('button', { name: /^Blocked,/ }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByRole('list', { name: 'Removed states' }).getByRole('combobox').selectOption({
    label: 'Open',
  });
  await dialog.getByRole('button', { name: 'Save workflow' }).click();
  await expect(dialog).toBeHidden();

  await expect(column(page, 'Review')).toBeVisible();
  await expect(column(page, 'Blocked')).toHaveCount(0);
  await expect(titles(page, 'Open')).toHaveText(['Lay the bricks', 'Wait for the permit']);

  // What the picture says holds on the board.
  await cardOf(page, 'Lay the bricks').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'In progress')).toHaveText(['Lay the bricks']);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'Review')).toHaveText(['Lay the bricks']);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'Done')).toHaveText(['Lay the bricks']);
});

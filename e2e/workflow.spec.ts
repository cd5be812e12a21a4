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

test('a workflow is kept as a template, and a new project begins with it', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [['Lay the bricks', 'OPEN']]);
  await logIn(page, company);

  // Drawn in the settings.
  await page.goto(`/w/${company.slug}/settings/workflow-templates`);
  await page.getByRole('button', { name: 'New template' }).click();
  const made = page.getByRole('dialog', { name: 'New workflow template' });
  await made.getByRole('textbox', { name: 'Name' }).first().click();
  await page.keyboard.type('Release');
  const states = made.getByRole('group', { name: 'States and transitions' });
  await states.getByRole('button', { name: /^Doing,/ }).click();
  await made.getByRole('button', { name: 'Add a state after it' }).click();
  await made
    .getByRole('region', { name: /^State / })
    .getByRole('textbox', { name: 'Name' })
    .fill('Review');
  await made.getByRole('button', { name: 'Create template' }).click();
  await expect(made).toBeHidden();
  const row = page.getByRole('listitem').filter({ hasText: 'Release' });
  await expect(row.getByRole('list', { name: 'States' })).toHaveText('To doDoingReviewDone');

  // A project that is there already takes its states; the task follows into the state that means the same.
  await page.goto(`/w/${company.slug}/p/${key}`);
  await page.getByRole('button', { name: 'Project settings' }).click();
  await page.getByRole('button', { name: 'Workflow…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Workflow' });
  await dialog.getByRole('button', { name: 'Use a template' }).click();
  await page.getByRole('menuitem', { name: /^Release/ }).click();
  await expect(dialog.getByRole('list', { name: 'Removed states' })).toContainText('Open');
  await dialog.getByRole('button', { name: 'Save as template…' }).click();
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Template Second created')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save workflow' }).click();
  await expect(dialog).toBeHidden();
  await expect(titles(page, 'To do')).toHaveText(['Lay the bricks']);
  await expect(column(page, 'Review')).toBeVisible();

  // A new project begins with it.
  await page.getByRole('button', { name: 'New project' }).first().click();
  const project = page.getByRole('dialog', { name: 'New project' });
  await project.getByLabel('Name', { exact: true }).click();
  await page.keyboard.type('Orchard');
  await project.getByLabel('Workflow').selectOption({ label: 'Release' });
  await expect(project.getByText('To do → Doing → Review → Done')).toBeVisible();
  await project.getByRole('button', { name: 'Create project' }).click();
  await expect(column(page, 'Review')).toBeVisible();

  // Deleted, the projects keep their states.
  await page.goto(`/w/${company.slug}/settings/workflow-templates`);
  await row.getByRole('button', { name: 'Actions for Release' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete template' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(column(page, 'Review')).toBeVisible();
});

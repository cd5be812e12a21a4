import { makeBoard, makeColleague } from './company.ts';
import { expect, logIn, test, titles } from './journey.ts';

test('everything about a task is edited in its panel', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Old title', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await page.getByRole('link', { name: 'Old title' }).click();
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await expect(page).toHaveURL(/\/t\/1$/);

  await panel.getByLabel('Title').fill('New title');
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Open')).toHaveText(['New title']);

  await panel.getByRole('button', { name: /^Priority/ }).click();
  await page.getByRole('menuitemradio', { name: 'Urgent' }).click();
  await expect(panel.getByRole('button', { name: 'Priority: Urgent' })).toBeVisible();

  await panel.getByRole('button', { name: /^Assignee/ }).click();
  await page.getByRole('combobox').fill('olga');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Assignee: Olga Owner' })).toBeVisible();

  await panel.getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('combobox').fill('launch');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Remove launch' })).toBeVisible();

  await panel.getByLabel(/^Estimate/).fill('1h 30m');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Due date: None' }).click();
  await page.keyboard.type('17 may 2030');
  await page.keyboard.press('Enter');

  await panel.getByRole('button', { name: /^Status/ }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Done' })).toBeDisabled();
  await page.getByRole('menuitemradio', { name: 'In progress' }).click();
  await expect(titles(page, 'In progress')).toHaveText(['New title']);

  await panel.getByLabel('Add a subtask').fill('A part of it');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('link', { name: 'A part of it' })).toBeVisible();

  await panel.getByRole('button', { name: 'Show history' }).click();
  await expect(panel.getByText('moved this from Open to In progress')).toBeVisible();
  await page.reload();
  await expect(panel.getByLabel('Title')).toHaveValue('New title');
  await expect(panel.getByRole('button', { name: 'Priority: Urgent' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Assignee: Olga Owner' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Remove launch' })).toBeVisible();
  await expect(panel.getByLabel(/^Estimate/)).toHaveValue('1h 30m');
  await expect(panel.getByRole('button', { name: 'Due date: 17 May 2030' })).toBeVisible();
  await expect(panel.getByRole('link', { name: 'A part of it' })).toBeVisible();
});

test('Markdown is rendered and HTML in it stays text', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Story', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await panel.getByRole('button', { name: 'Add a description …' }).click();
  await panel
    .getByLabel('Description, in Markdown')
    .fill(
      '**Bold** <script>window.hacked = true</script> [x](javascript:window.hacked=true)\n\n<img src=x onerror="window.hacked=true">',
    );
  const description = panel.getByRole('region', { name: 'Description' });
  await description.getByText('Preview', { exact: true }).click();
  await expect(panel.locator('strong', { hasText: 'Bold' })).toBeVisible();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
  await expect(panel.getByText('<script>window.hacked = true</script>')).toBeVisible();
  await expect(panel.locator('script, img')).toHaveCount(0);
  await panel.getByText('x', { exact: true }).click();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('a text that somebody else overtook is kept', async ({ page, company, server }) => {
  const nora = await makeColleague(server.origin, company, 'Nora Neighbour');
  const { key, tasks } = await makeBoard(company, [['Shared', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await panel.getByRole('button', { name: 'Add a description …' }).click();
  await panel.getByLabel('Description, in Markdown').fill('What I wrote');
  await nora.call('PATCH', `/tasks/${tasks[0]?.id}`, { description: 'What they wrote' });
  const conflict = panel.getByRole('region', { name: /while you were editing/ });
  await expect(conflict).toContainText('Nora Neighbour changed the description');
  await expect(panel.getByLabel('Description, in Markdown')).toHaveValue('What I wrote');
  await expect(conflict.locator('del').last()).toContainText('they');
  await expect(conflict.locator('ins').last()).toContainText('I');
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
  const saved = await company.call<{ description: string }>('GET', `/tasks/${tasks[0]?.id}`);
  expect(saved.description).toBe('What I wrote');
});

test('a deleted task comes back with Undo', async ({ page, company }) => {
  const { key } = await makeBoard(company, [
    ['Keep', 'OPEN'],
    ['Oops', 'OPEN'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/2`);
  await page.getByRole('button', { name: 'Task actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete task' }).click();
  await expect(titles(page, 'Open')).toHaveText(['Keep']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page, 'Open')).toHaveText(['Keep', 'Oops']);
  await page.reload();
  await expect(titles(page, 'Open')).toHaveText(['Keep', 'Oops']);
});

test('the list filters and sorts, and its address can be shared', async ({ page, company }) => {
  const { key, tasks } = await makeBoard(company, [
    ['Apples', 'OPEN'],
    ['Pears', 'IN_PROGRESS'],
    ['Plums', 'BLOCKED'],
  ]);
  await company.call('PATCH', `/tasks/${tasks[2]?.id}`, { priority: 'urgent' });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/list`);
  const rows = page.getByRole('table', { name: 'Tasks' }).locator('.tf-row-title');
  await page.getByRole('button', { name: 'Priority', exact: true }).last().click();
  await expect(rows).toHaveText([/Plums/, /Apples|Pears/, /Apples|Pears/]);
  await page.getByRole('search').getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'In progress' }).click();
  await page.getByRole('option', { name: 'Blocked' }).click();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveText(['Plums', 'Pears']);
  await page.reload();
  await expect(rows).toHaveText(['Plums', 'Pears']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows).toHaveCount(3);
});

test('a deleted task waits in the trash and is restored from there', async ({ page, company }) => {
  const { key } = await makeBoard(company, [
    ['Thrown away', 'OPEN'],
    ['Kept', 'OPEN'],
  ]);
  await company.call('DELETE', '/tasks/APO-1');
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/list`);
  const rows = page.getByRole('table', { name: 'Tasks' });
  await expect(rows.getByText('Kept')).toBeVisible();
  await expect(rows.getByText('Thrown away')).toBeHidden();
  await page.getByRole('button', { name: 'Deleted' }).click();
  await expect(page).toHaveURL(/deleted=true/);
  await expect(rows.getByText('Kept')).toBeHidden();
  await rows.getByRole('button', { name: 'Restore APO-1' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is deleted' })).toBeVisible();
  await page.getByRole('link', { name: 'Board' }).click();
  await expect(titles(page, 'Open')).toHaveText(['Thrown away', 'Kept']);
});

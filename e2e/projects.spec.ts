import { readFileSync } from 'node:fs';
import { makeBoard } from './company.ts';
import { expect, logIn, test, titles } from './journey.ts';

test('a project is changed, deleted, and brought back', async ({ page, company }) => {
  // A colour that the page does not offer must survive a change of something else.
  await company.call('POST', '/projects', { name: 'Orchard', key: 'ORC', color: '#123456' });
  await logIn(page, company);
  await page.getByRole('link', { name: 'Orchard' }).first().click();
  await page.getByRole('button', { name: 'Project settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Project settings' });
  await expect(dialog.getByRole('radio', { name: 'Current colour' })).toBeChecked();
  await dialog.getByLabel('Name', { exact: true }).fill('Apple orchard');
  await dialog.getByLabel('Status').selectOption('paused');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Apple orchard' })).toBeVisible();
  await expect(page.getByText('Paused')).toBeVisible();
  const saved = await company.call<{ color: string; name: string }>('GET', '/projects/ORC');
  expect(saved).toMatchObject({ color: '#123456', name: 'Apple orchard' });

  await page.getByRole('button', { name: 'Project settings' }).click();
  await dialog.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete project' }).click();
  await expect(page.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Apple orchard' }).first()).toBeVisible();
});

test('an archived project is read, not changed, until it is restored', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [['Kept as it was', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await page.getByRole('button', { name: 'Project settings' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Archive…' }).click();
  await dialog.getByRole('button', { name: 'Archive project' }).click();
  await expect(page.getByText('It’s read-only.')).toBeVisible();
  await expect(titles(page, 'Open')).toHaveText(['Kept as it was']);
  await expect(page.getByRole('button', { name: 'New task' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Move APO-1' })).toBeHidden();

  await page.getByRole('link', { name: 'Projects', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No current projects' })).toBeVisible();
  await page.getByText('Archived (1)').click();
  await page.getByRole('link', { name: 'Apollo' }).click();
  await page.getByRole('button', { name: 'Restore project' }).click();
  await expect(page.getByText('It’s read-only.')).toBeHidden();
  await expect(page.getByRole('button', { name: 'New task' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move APO-1' })).toBeVisible();
});

test('a report is made by a job and downloaded, with everything on its page', async ({
  page,
  company,
}) => {
  const { id } = await company.call<{ id: string }>('POST', '/projects', {
    name: 'Orchard',
    key: 'ORC',
  });
  await company.call('POST', '/tasks', { projectId: id, title: 'Prune <b>twice</b>' });
  await logIn(page, company);
  await page.getByRole('link', { name: 'Orchard' }).first().click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Report' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Page to read and print/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^ORC-report-.*\.html$/);
  const report = await page.context().newPage();
  await report.setContent(readFileSync(await download.path(), 'utf8'));
  await expect(report.getByRole('main').getByText('Prune <b>twice</b>')).toBeVisible();
  await expect(report.locator('body > :not(main)')).toHaveCount(0);
});

test('a key that is taken is never suggested, and refused beside its field', async ({
  page,
  company,
}) => {
  await company.call('POST', '/projects', { name: 'Winter', key: 'WINT' });
  await logIn(page, company);
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await page.keyboard.type('Winter');
  await expect(dialog.getByLabel('Key')).toHaveValue('WINT2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('WINT');
  await page.keyboard.press('Enter');
  const key = dialog.getByLabel('Key');
  await expect(key).toHaveAttribute('aria-invalid', 'true');
  await expect(key).toHaveAccessibleDescription(/Another project has the key/);
});

test('the days of a project are chosen in the picker, the target not before the start', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  await page.getByRole('button', { name: 'New project' }).last().click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByLabel('Name').fill('Harbour');
  const choose = async (field: string, day: string) => {
    await dialog.getByRole('button', { name: new RegExp(`^${field}: `) }).click();
    await page.keyboard.type(day);
    await page.keyboard.press('Enter');
  };
  await choose('Starts', '10 Jan 2030');
  await choose('Target', '9 Jan 2030');
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expect(dialog.getByText('Choose the start or a later day.')).toBeVisible();
  await choose('Target', '1 Feb 2030');
  await expect(dialog.getByRole('button', { name: 'Target: Fri, 1 Feb 2030' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expect(dialog).toBeHidden();
  const { items } = await company.call<{ items: { startDate: string; targetDate: string }[] }>(
    'GET',
    '/projects',
  );
  expect(items).toMatchObject([{ startDate: '2030-01-10', targetDate: '2030-02-01' }]);
});

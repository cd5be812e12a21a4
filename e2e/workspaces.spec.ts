import { makeBoard } from './company.ts';
import { expect, logIn, test } from './journey.ts';

test('a second workspace is opened, apart from the first', async ({ page, company, baseURL }) => {
  await makeBoard(company, [['Only in the first', 'OPEN']]);
  await logIn(page, company);
  await page.getByRole('button', { name: /^Workspace Acme/ }).click();
  await page.getByRole('menuitem', { name: 'New workspace…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New workspace' });
  await dialog.getByLabel('Company or team').fill('Side project');
  await expect(dialog.getByLabel('Workspace address')).toHaveValue('side-project');
  await dialog.getByLabel('Workspace address').fill(company.slug);
  await dialog.getByRole('button', { name: 'Create workspace' }).click();
  await expect(dialog.getByLabel('Workspace address')).toHaveAttribute('aria-invalid', 'true');

  const second = company.slug.replace('acme', 'side');
  await dialog.getByLabel('Workspace address').fill(second);
  await expect(dialog.getByText(`${second}.${new URL(baseURL ?? '').host}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveURL(`${baseURL}/w/${second}/projects`);
  await expect(page.getByRole('heading', { name: 'Start with a project' })).toBeVisible();

  await page.getByRole('button', { name: 'Workspace Side project' }).click();
  await page.getByRole('menuitem', { name: 'All workspaces' }).click();
  await expect(page.getByRole('button', { name: 'New workspace' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${company.name}`) }).click();
  await expect(page).toHaveURL(`${baseURL}/w/${company.slug}/projects`);
  await expect(page.getByRole('link', { name: 'Apollo' }).first()).toBeVisible();
});

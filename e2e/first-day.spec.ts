import type { Route } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { password } from './company.ts';
import { column, drag, expect, logIn, test, titles } from './journey.ts';

test('a company signs up, works on its board, and the next one sees nothing of it', async ({
  page,
  browser,
  baseURL,
}) => {
  const tag = randomBytes(4).toString('hex');
  await page.goto('/');
  await page.getByRole('link', { name: 'Create your workspace' }).click();
  await page.getByLabel('Company or team').fill(`Übersee ${tag}`);
  await expect(page.getByLabel('Workspace address')).toHaveValue(`ubersee-${tag}`);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill(`ada-${tag}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create workspace' }).click();

  await page.getByRole('button', { name: 'Create your first project' }).click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByLabel('Name', { exact: true }).fill('Analytical Engine');
  await expect(dialog.getByLabel('Key')).toHaveValue('AE');
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/ubersee-${tag}/p/AE$`));

  await column(page, 'Open').getByRole('button', { name: 'Add task to Open' }).click();
  for (const title of ['Grind the gears', 'Cast the axles']) {
    await page.getByLabel('New task in Open').fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  }
  await page.keyboard.press('Escape');

  const target = await column(page, 'In progress').boundingBox();
  if (!target) throw new Error('No column to drop on');
  await drag(page, 'Grind the gears', { x: target.x + 80, y: target.y + 120 });
  await expect(titles(page, 'In progress')).toHaveText(['Grind the gears']);
  await expect(titles(page, 'Open')).toHaveText(['Cast the axles']);

  await page.reload();
  await expect(titles(page, 'In progress')).toHaveText(['Grind the gears']);
  await expect(titles(page, 'Open')).toHaveText(['Cast the axles']);

  const second = await browser.newContext(baseURL ? { baseURL } : {});
  const stranger = await second.newPage();
  await stranger.goto('/signup');
  await stranger.getByLabel('Company or team').fill(`Rival ${tag}`);
  await stranger.getByLabel('Your name').fill('Eve Rival');
  await stranger.getByLabel('E-mail').fill(`eve-${tag}@example.test`);
  await stranger.getByLabel('Password', { exact: true }).fill(password);
  await stranger.getByRole('button', { name: 'Create workspace' }).click();
  await expect(stranger.getByRole('heading', { name: 'Start with a project' })).toBeVisible();
  for (const path of [
    `/w/ubersee-${tag}/projects`,
    `/w/ubersee-${tag}/p/AE/t/1`,
    `/w/rival-${tag}/p/AE`,
  ]) {
    await stranger.goto(path);
    await expect(
      stranger.getByRole('heading', {
        name: /^(You don’t have access|There is nothing here|Page not found)$/,
      }),
    ).toBeVisible();
    await expect(stranger.getByText('Grind the gears')).toHaveCount(0);
  }
  await second.close();

  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await page.goto(`/w/ubersee-${tag}/p/AE`);
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await page.getByLabel('E-mail or user name').fill(`ada-${tag}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(titles(page, 'In progress')).toHaveText(['Grind the gears']);
});

test('a slug that is taken is refused beside its field', async ({ page, company }) => {
  await page.goto('/signup');
  await page.getByLabel('Company or team').fill('Another');
  await page.getByLabel('Workspace address').fill(company.slug);
  await page.getByLabel('Your name').fill('Bob');
  await page.getByLabel('E-mail').fill(`bob-${company.slug}@example.test`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByLabel('Workspace address')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Company or team')).toHaveValue('Another');
});

test('a wrong password is refused without a word about which part was wrong', async ({
  page,
  company,
}) => {
  await page.goto('/login');
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/login/);
});

test('a session that ends in the middle of work is taken up where it was', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  const ended = (route: Route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        status: 401,
        code: 'unauthenticated',
        title: 'Sign in',
        detail: 'Sign in.',
      }),
    });
  await page.route('**/api/v1/tenant/members*', ended);
  await page.route('**/api/v1/auth/refresh', ended);
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await page.unrouteAll();
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${company.slug}/people$`));
  await expect(page.getByText('Olga Owner').first()).toBeVisible();
});

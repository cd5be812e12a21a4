import { makeBoard, password } from './company.ts';
import { expect, logIn, test, titles } from './journey.ts';

test('a session is carried to the workspace’s own host, and its menu leads back', async ({
  page,
  company,
  baseURL,
}) => {
  const { key } = await makeBoard(company, [['At home', 'OPEN']]);
  const own = baseURL?.replace('localhost', `${company.slug}.localhost`) ?? '';
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(`${own}/projects`);
  await page.goto(`${own}/p/${key}`);
  await expect(titles(page, 'Open')).toHaveText(['At home']);
  await page.getByRole('link', { name: 'At home' }).click();
  await expect(page).toHaveURL(`${own}/p/${key}/t/1`);
  await page.reload();
  await expect(page.getByRole('dialog', { name: /APO-1/ })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Workspace Acme/ }).click();
  await page.getByRole('menuitem', { name: /^Other workspaces/ }).click();
  await expect(page).toHaveURL(new RegExp(`^${baseURL}/`));
  await expect(page.getByRole('heading', { name: 'Your workspaces' })).toBeVisible();
  await expect(
    page
      .getByRole('link', { name: company.name })
      .or(page.getByRole('button', { name: company.name })),
  ).toBeVisible();
});

test('one logs in on the workspace’s own host, and only there', async ({
  page,
  company,
  baseURL,
}) => {
  const own = baseURL?.replace('localhost', `${company.slug}.localhost`) ?? '';
  await page.goto(`${own}/people`);
  await expect(page.getByRole('heading', { name: `Log in to ${company.name}` })).toBeVisible();
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await page.goto(`/w/${company.slug}/people`);
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
});

test('a login on the workspace’s own host opens no other: the way there leads to a login', async ({
  page,
  company,
  baseURL,
}) => {
  const own = baseURL?.replace('localhost', `${company.slug}.localhost`) ?? '';
  await page.goto(`${own}/projects`);
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('button', { name: /^Workspace Acme/ }).click();
  await page.getByRole('menuitem', { name: /^Other workspaces/ }).click();
  await expect(page).toHaveURL(new RegExp(`^${baseURL}/login`));
  await expect(page.getByText('opens that workspace only')).toBeVisible();
});

test('a login on the base host is used on the workspace’s own host without the password', async ({
  page,
  company,
  baseURL,
}) => {
  const own = baseURL?.replace('localhost', `${company.slug}.localhost`) ?? '';
  await page.goto(`${own}/people`);
  await page.getByRole('button', { name: /^Continue with your login at/ }).click();
  await expect(page.getByText(`Log in here to continue to ${new URL(own).hostname}`)).toBeVisible();
  await page.getByLabel('E-mail or user name').fill(company.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(`${own}/people`);
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
});

test('a spent handoff code opens nothing', async ({ page, company, baseURL }) => {
  const own = baseURL?.replace('localhost', `${company.slug}.localhost`) ?? '';
  await page.goto(`${own}/handoff#code=never-given`);
  await expect(page.getByRole('heading', { name: 'You could not be signed in' })).toBeVisible();
  expect(page.url()).toBe(`${own}/handoff`);
});

import { makeBoard, makeColleague } from './company.ts';
import { expectAccessible } from './accessible.ts';
import { expect, logIn, test } from './journey.ts';

test.describe.configure({ timeout: 180_000 });

test('a title does not replace one that came between two of one’s own', async ({
  page,
  company,
  server,
}) => {
  const nora = await makeColleague(server.origin, company, 'Nora Neighbour');
  const { tasks } = await makeBoard(company, [['Shared', 'OPEN']]);
  const id = tasks[0]?.id ?? '';
  const title = async () => (await company.call<{ title: string }>('GET', `/tasks/${id}`)).title;
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/APO/t/1`);
  const panel = page.getByRole('dialog', { name: /APO-1/ });
  await expect(page.locator('[data-line="live"]')).toBeAttached();
  const field = panel.getByRole('textbox', { name: 'Title' });

  // Two of one’s own, the second written before the first is saved.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/tasks/${id}`, async (route) => {
    if (route.request().method() === 'PATCH') await held;
    await route.continue();
  });
  await field.fill('My first');
  await field.press('Enter');
  await field.fill('My second');
  await field.press('Enter');
  await nora.call('PATCH', `/tasks/${id}`, { title: 'Her title' });
  release();
  const choice = panel.getByRole('region', { name: /Nora Neighbour changed the title/ });
  await expect(choice).toContainText('Her title');
  await expect(choice).toContainText('My second');
  await expectAccessible(page);
  expect(await title()).toBe('Her title');

  await choice.getByRole('button', { name: 'Take theirs' }).click();
  await expect(field).toHaveValue('Her title');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue('My second');
  await choice.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(title).toBe('My second');
  await expect(choice).toBeHidden();

  // Without another person, two quick titles are no conflict.
  await field.fill('Third');
  await field.press('Enter');
  await field.fill('Fourth');
  await field.press('Enter');
  await expect.poll(title).toBe('Fourth');
  await expect(choice).toBeHidden();
});

test('project settings keep both descriptions until one is chosen', async ({
  page,
  company,
  server,
}) => {
  const nora = await makeColleague(server.origin, company, 'Nora Neighbour', 'admin');
  const project = await company.call<{ id: string; key: string }>('POST', '/projects', {
    name: 'Mailbox',
    description: 'Answer within four hours.',
  });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${project.key}`);
  await page.getByRole('button', { name: 'Project settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Project settings' });
  const field = dialog.getByRole('textbox', { name: /^Description/ });
  await field.fill('Answer within two hours.');
  await nora.call('PATCH', `/projects/${project.id}`, { description: 'Answer within the day.' });
  await dialog.getByRole('button', { name: 'Save' }).click();

  const choice = dialog.getByRole('region', { name: /Nora Neighbour changed the description/ });
  await expect(choice).toBeFocused();
  await expectAccessible(page);
  await choice.getByRole('button', { name: 'Take theirs' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Answer within the day.');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue('Answer within two hours.');
  await choice.getByRole('button', { name: 'Edit merged' }).click();
  await expect(field).toBeFocused();
  // What is there twice is selected.
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain('two hours');
  await page.keyboard.type('Answer within three hours.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const { description } = await company.call<{ description: string }>(
    'GET',
    `/projects/${project.id}`,
  );
  expect(description).toBe('Answer within three hours.');
});

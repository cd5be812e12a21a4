import { expect, logIn, test } from './journey.ts';

test('an outside source is added, tried, edited, turned off and removed', async ({
  page,
  company,
  server: { receiver },
}) => {
  receiver.answer((response, { headers }) =>
    headers['authorization'] === 'Bearer abc'
      ? response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ found: [{ key: 'W-1', name: 'Sharpen the saw' }, { key: 'W-2' }] }))
      : response.writeHead(401).end(),
  );
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'External sources' }).click();
  await page.getByRole('button', { name: 'Add source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog.getByText('Enter a name.')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Workshop');

  await dialog.getByLabel('Kind').selectOption('Jira search');
  await expect(dialog.getByLabel('List of tasks')).toHaveValue('issues');
  await expect(dialog.getByLabel('Title')).toHaveValue('fields.summary');
  await dialog.getByLabel('Kind').selectOption('Custom JSON API');
  await expect(dialog.getByLabel('Title')).toHaveValue('title');

  const address = dialog.getByLabel('Address');
  await address.fill('https://192.168.1.1/tasks');
  await dialog.getByLabel('Headers').fill('Bearer abc');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog.getByText('Line 1 must have the form')).toBeVisible();
  await dialog.getByLabel('Headers').fill('Host: elsewhere');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog.getByText('Is set by this server.')).toBeVisible();
  await dialog.getByLabel('Headers').fill('Authorization: Bearer abc');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(
    dialog.getByText('The URL does not point to a public internet address.'),
  ).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill(`${receiver.url}/tasks`);
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog).toBeHidden();

  const card = page.getByRole('article', { name: 'Workshop' });
  await expect(card).toContainText('Failing');
  await expect(card).toContainText('Its answer is not a list');
  await expect(card).toContainText('sends Authorization');
  await card.getByRole('button', { name: /^Edit/ }).click();
  await expect(dialog.getByText('kept as they are')).toBeVisible();
  await dialog.getByLabel('List of tasks').fill('found');
  await dialog.getByLabel('Id', { exact: true }).fill('key');
  await dialog.getByLabel('Title').fill('.name');
  await dialog.getByRole('button', { name: 'Save source' }).click();
  await expect(dialog.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Title').fill('name');
  await dialog.getByRole('button', { name: 'Save source' }).click();
  await expect(card).toContainText('Answers');
  await expect(card).toContainText('1 task, 1 skipped');

  await card.getByRole('button', { name: /^Try it/ }).click();
  await expect(card.getByRole('status')).toContainText('Sharpen the saw');

  await card.getByRole('button', { name: /^Edit/ }).click();
  await dialog.getByLabel('Address').fill('https://example.com/tasks');
  await dialog.getByRole('button', { name: 'Save source' }).click();
  await expect(dialog.getByText('Must be given again to lead to another host.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Replace headers' }).click();
  await expect(dialog.getByLabel('Headers')).toHaveValue('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await card.getByRole('button', { name: /^Turn off/ }).click();
  await expect(card).toContainText('Off');
  await card.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: 'Remove source' }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tasks from your other systems' })).toBeVisible();
});

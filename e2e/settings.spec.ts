import { expect, logIn, test } from './journey.ts';

test('an admin sets the time zone of the workspace and how long things are kept', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  await page.getByRole('link', { name: 'Settings' }).click();
  const zone = page.getByLabel('Time zone of the workspace');
  const { timeZone } = await company.call<{ timeZone: string }>('GET', '/tenant');
  await expect(zone).toHaveValue(timeZone);
  await zone.selectOption('Europe/Lisbon');
  await page.getByRole('button', { name: 'Save time zone' }).click();
  await expect(page.getByText('Time zone saved')).toBeVisible();

  const days = page.getByLabel('Days in the trash');
  await expect(days).toHaveValue('90');
  await days.fill('3');
  await page.getByRole('button', { name: 'Save what is kept' }).click();
  await expect(page.getByText('Enter 7 to 3650 days.')).toBeVisible();
  await days.fill('30');
  await page.getByLabel('Completed tasks').selectOption('Put in the trash after a while');
  await expect(page.getByText('30 days after they are done')).toBeVisible();
  await page.getByRole('button', { name: 'Save what is kept' }).click();
  await expect(page.getByText('Saved what is kept')).toBeVisible();

  expect(await company.call('GET', '/tenant')).toMatchObject({
    timeZone: 'Europe/Lisbon',
    retentionDays: 30,
    retainCompleted: false,
  });
  await page.reload();
  await expect(zone).toHaveValue('Europe/Lisbon');
  await expect(days).toHaveValue('30');
});

import { makeBoard } from './company.ts';
import { column, drag, expect, logIn, test, titles } from './journey.ts';

test('cards are reordered within a column, and the order stays', async ({ page, company }) => {
  const { key } = await makeBoard(company, [
    ['One', 'OPEN'],
    ['Two', 'OPEN'],
    ['Three', 'OPEN'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const one = await page.getByRole('link', { name: 'One', exact: true }).boundingBox();
  if (!one) throw new Error('No card');
  await drag(page, 'Three', { x: one.x + 40, y: one.y - 18 });
  await expect(titles(page, 'Open')).toHaveText(['Three', 'One', 'Two']);
  await page.reload();
  await expect(titles(page, 'Open')).toHaveText(['Three', 'One', 'Two']);
});

test('a column that is no legal next step takes no card', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Not started', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const done = await column(page, 'Done').boundingBox();
  if (!done) throw new Error('No column');
  await drag(page, 'Not started', { x: done.x + 60, y: done.y + 100 });
  await expect(titles(page, 'Open')).toHaveText(['Not started']);
  await expect(titles(page, 'Done')).toHaveCount(0);
});

test('everything a pointer does, keys do', async ({ page, company }) => {
  const { key } = await makeBoard(company, [
    ['Alpha', 'OPEN'],
    ['Beta', 'OPEN'],
    ['Gamma', 'IN_PROGRESS'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const said = page.getByTestId('announcer');

  await page.getByRole('link', { name: 'Alpha' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(titles(page, 'Open')).toHaveText(['Beta', 'Alpha']);
  await expect(said).toContainText('APO-2 moved to Open, position 1');
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused();

  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'In progress')).toHaveText(['Beta', 'Gamma']);
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused();

  await page.keyboard.press('m');
  await expect(page.getByRole('menu', { name: 'Move APO-2' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(page.getByRole('menuitemradio', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Done')).toHaveText(['Beta']);
  await expect(said).toContainText('APO-2 moved to Done');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /APO-2/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /APO-2/ })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused();

  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'New task in Apollo' })).toBeVisible();
  await page.keyboard.type('Delta');
  await page.keyboard.press('Enter');
  await expect(titles(page, 'Open')).toHaveText(['Alpha', 'Delta']);

  await page.keyboard.press('/');
  await page.keyboard.type('gam');
  await expect(page).toHaveURL(/q=gam/);
  await expect(titles(page, 'Open')).toHaveCount(0);
  await expect(titles(page, 'In progress')).toHaveText(['Gamma']);

  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(titles(page, 'Done')).toHaveText(['Beta']);
});

test('a move the server refuses is taken back and explained', async ({ page, company }) => {
  const { key } = await makeBoard(company, [['Stays', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await page.route('**/api/v1/tasks/*/move', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        status: 503,
        code: 'unavailable',
        title: 'Busy',
        detail: 'Try later.',
      }),
    }),
  );
  await page.getByRole('link', { name: 'Stays' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('alert')).toContainText('APO-1 is back where it was: Try later.');
  await expect(titles(page, 'Open')).toHaveText(['Stays']);
  await expect(titles(page, 'In progress')).toHaveCount(0);
});

test('a long column loads as it is scrolled', async ({ page, company }) => {
  const { key } = await makeBoard(
    company,
    Array.from({ length: 70 }, (_, index) => [`Task ${index + 1}`, 'OPEN']),
  );
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(column(page, 'Open')).toHaveAccessibleName('Open, 70 tasks');
  const scroller = column(page, 'Open').locator('[data-column]');
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(page.getByRole('link', { name: 'Task 70', exact: true })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

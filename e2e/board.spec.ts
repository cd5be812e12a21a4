import { makeBoard } from './company.ts';
import { cardOf, column, drag, expect, logIn, test, titles } from './journey.ts';

test('cards are reordered within a column, and the order stays', async ({ page, company }) => {
  const { key } = await makeBoard(company, [
    ['One', 'OPEN'],
    ['Two', 'OPEN'],
    ['Three', 'OPEN'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const one = await cardOf(page, 'One').boundingBox();
  if (!one) throw new Error('No card');
  await drag(page, 'Three', { x: one.x + 40, y: one.y - 18 });
  await expect(titles(page, 'Open')).toHaveText(['Three', 'One', 'Two']);
  await page.reload();
  await expect(titles(page, 'Open')).toHaveText(['Three', 'One', 'Two']);
});

test('a column that is no legal next step takes no card and says why', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [['Not started', 'OPEN']]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  const done = await column(page, 'Done').boundingBox();
  if (!done) throw new Error('No column');
  // While the card is held over it, the column itself says why, and what is possible.
  const from = await cardOf(page, 'Not started').boundingBox();
  if (!from) throw new Error('No card');
  await page.mouse.move(from.x + 30, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 50, from.y + 20, { steps: 4 });
  await page.mouse.move(done.x + 60, done.y + 100, { steps: 12 });
  await expect(column(page, 'Done')).toContainText('Not straight from Open');
  await expect(column(page, 'Done')).toContainText('From Open: In progress or Blocked');
  await expect(column(page, 'Blocked')).not.toContainText('Not straight');
  await page.mouse.up();
  const why = 'APO-1 can’t go straight from Open to Done. It can go to In progress or Blocked.';
  await expect(column(page, 'Done')).toContainText(why);
  await expect(page.getByTestId('announcer')).toContainText(why);
  await expect(titles(page, 'Open')).toHaveText(['Not started']);
  await expect(titles(page, 'Done')).toHaveCount(0);
  // Keys are told the same, and the next key takes the note away.
  await cardOf(page, 'Not started').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(column(page, 'Open')).toContainText('APO-1 is already at the top.');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'In progress')).toHaveText(['Not started']);
  await expect(column(page, 'Open')).not.toContainText('already at the top');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(titles(page, 'Blocked')).toHaveText(['Not started']);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(column(page, 'Done')).toContainText('can’t go straight from Blocked to Done');
  await page.keyboard.press('m');
  await expect(
    page.getByRole('menuitemradio', { name: 'Done not straight from Blocked' }),
  ).toBeVisible();
  await expect(page.getByRole('menu')).toContainText('From Blocked: Open or In progress');
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

  // The card's name says all that it shows, and Move comes after it.
  await expect(page.getByRole('link', { name: 'Beta' })).toHaveAccessibleName(
    'Beta, APO-2, priority medium, unassigned',
  );
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Move APO-2' })).toBeFocused();

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
  await expect(page.getByRole('alert')).toContainText('Couldn’t move APO-1: Try later.');
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
    await expect(cardOf(page, 'Task 70')).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

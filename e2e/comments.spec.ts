import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type Colleague, type Company, makeBoard, makeColleague } from './company.ts';
import { expect, logIn, test } from './journey.ts';

async function pageOf(
  browser: Browser,
  origin: string | undefined,
  company: Company,
  who: Colleague,
): Promise<Page> {
  const context = await browser.newContext({ ...(origin && { baseURL: origin }) });
  const page = await context.newPage();
  await logIn(page, company, who);
  return page;
}

const section = (page: Page): Locator => page.getByRole('region', { name: 'Comments' });
const composer = (page: Page): Locator =>
  section(page).getByRole('textbox', { name: 'Write a comment' });
const said = (page: Page, text: string): Locator =>
  section(page).getByRole('article').filter({ hasText: text });

test('two people talk about a task, by keyboard and live', async ({
  page,
  browser,
  company,
  baseURL,
}) => {
  test.slow();
  const ben = await makeColleague(baseURL ?? '', company, 'Ben Builder');
  await makeColleague(baseURL ?? '', company, 'Bea Baker');
  const { key } = await makeBoard(company, [
    ['Lay the bricks', 'OPEN'],
    ['Order the sand', 'IN_PROGRESS'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  await expect(section(page)).toContainText('No comments yet.');
  const other = await pageOf(browser, baseURL, company, ben);
  await other.goto(`/w/${company.slug}/p/${key}/t/1`);
  await expect(section(other)).toContainText('No comments yet.');

  // A key goes to the text, arrows and Enter choose whom it mentions.
  await page.keyboard.press('r');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('Hello @b');
  const people = page.getByRole('listbox', { name: 'People to mention' });
  await expect(people.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(people).toBeHidden();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@b');
  await expect(people.getByRole('option', { name: 'Bea Baker' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(people.getByRole('option', { selected: true })).toHaveAccessibleName('Ben Builder');
  await page.keyboard.press('Enter');
  await expect(composer(page)).toHaveValue('Hello @Ben Builder ');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('see APO-2');

  // What is typed survives a reload.
  await page.reload();
  await expect(composer(page)).toHaveValue('Hello @Ben Builder see APO-2');
  await section(page).getByText('Preview').click();
  await expect(section(page).locator('.tf-mention')).toHaveText('@Ben Builder');
  await section(page).getByText('Write', { exact: true }).click();
  await composer(page).press('Control+Enter');
  await expect(composer(page)).toHaveValue('');
  const mine = said(page, 'Hello');
  await expect(mine.getByRole('link', { name: /APO-2 Order the sand/ })).toBeVisible();

  // The other one sees it at once, and in the inbox, which leads to it.
  await expect(said(other, 'Hello').locator('.tf-mention.is-me')).toHaveText('@Ben Builder');
  await expect(other.getByTestId('others')).toContainText('Olga Owner commented.');
  await other
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click();
  await expect(other.locator('[data-entry]')).toContainText('mentioned you');
  await other.getByRole('link', { name: /Lay the bricks/ }).click();
  await expect(said(other, 'Hello')).toBeFocused();
  await expect(said(other, 'Hello')).toHaveClass(/is-marked/);

  // A reply, and a reaction that both see.
  await said(other, 'Hello').getByRole('button', { name: 'Reply to Olga Owner' }).press('Enter');
  await expect(section(other).getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
  await other.keyboard.type('I will');
  await expect(section(page)).toContainText('Ben Builder is writing …');
  await other.keyboard.press('Control+Enter');
  await expect(said(page, 'I will')).toBeVisible();
  await expect(section(page)).not.toContainText('is writing');
  await said(other, 'Hello').getByRole('button', { name: 'Add a reaction' }).press('Enter');
  await other.keyboard.press('ArrowRight');
  await other.keyboard.press('ArrowRight');
  await other.keyboard.press('Enter');
  const heart = mine.getByRole('button', { name: 'Heart, 1: Ben Builder' });
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
  await heart.click();
  await expect(
    said(other, 'Hello').getByRole('button', { name: 'Heart, 2: Ben Builder, Olga Owner' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);

  // Editing: Escape asks, saving marks it, and the versions can be compared.
  const act = async (what: string) => {
    await mine.getByRole('button', { name: /^More for the comment/ }).press('Enter');
    await page.getByRole('menuitem', { name: what }).press('Enter');
  };
  await act('Edit');
  const editor = section(page).getByRole('textbox', { name: 'Edit the comment' });
  await expect(editor).toHaveValue('Hello @Ben Builder see APO-2');
  await expect(editor).toBeFocused();
  await page.keyboard.type(' today');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(editor).toBeFocused();
  await editor.press('Control+Enter');
  await expect(editor).toBeHidden();
  await expect(said(other, 'today')).toContainText('edited');
  await said(other, 'today').getByRole('button', { name: 'edited' }).click();
  const versions = other.getByRole('dialog', { name: 'Versions of this comment' });
  await expect(versions.locator('ins')).toContainText('today');
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await other.keyboard.press('Escape');

  // Deleting asks; the place stays while there is a reply.
  await act('Delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(section(page)).toContainText('This comment was deleted.');
  await expect(section(other)).toContainText('This comment was deleted.');
  await expect(said(other, 'I will')).toBeVisible();
  await expect(said(other, 'Hello')).toHaveCount(0);
});

test('a comment that is refused stays in its field, and earlier ones are read on demand', async ({
  page,
  company,
}) => {
  const { key, tasks } = await makeBoard(company, [['Alpha', 'OPEN']]);
  const made: { id: string }[] = [];
  for (let at = 1; at <= 23; at += 1)
    made.push(
      await company.call<{ id: string }>('POST', `/tasks/${tasks[0]?.id}/comments`, {
        body: `Remark ${at}.`,
      }),
    );
  await page.setViewportSize({ width: 390, height: 800 });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}/t/1`);
  await expect(said(page, 'Remark 23.')).toBeVisible();
  await expect(said(page, 'Remark 3.')).toHaveCount(0);
  await section(page).getByRole('button', { name: 'Show earlier' }).click();
  await expect(said(page, 'Remark 3.')).toBeFocused();
  await expect(section(page).getByRole('article').first()).toContainText('Remark 1.');

  // A link leads to a comment that is not read at first.
  await page.goto('about:blank');
  await page.goto(`/w/${company.slug}/p/${key}/t/1#comment-${made[0]?.id}`);
  await expect(said(page, 'Remark 1.')).toBeInViewport();
  await expect(said(page, 'Remark 1.')).toHaveClass(/is-marked/);

  const stranger = `[@Nobody](user:${crypto.randomUUID()})`;
  await composer(page).fill(`Dear ${stranger}`);
  await composer(page).press('Control+Enter');
  await expect(section(page).getByRole('alert')).toContainText('must mention only members');
  await expect(composer(page)).toHaveValue(`Dear ${stranger}`);
  await expect(composer(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(said(page, 'Dear')).toHaveCount(0);
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isWide).toBe(false);
});

import type { Page } from '@playwright/test';
import { makeBoard } from './company.ts';
import { cardOf, expect, logIn, test, titles } from './journey.ts';

/** Counts what glides, from the page's first script on. */
async function countGlides(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = globalThis as unknown as { glides: number };
    counted.glides = 0;
    const animate = Reflect.get(Element.prototype, 'animate') as Element['animate'];
    Element.prototype.animate = function (this: Element, keyframes, options) {
      if (typeof options === 'object' && options.id === 'glide') counted.glides++;
      return animate.call(this, keyframes, options);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { glides: number }).glides);
}

test('cards glide to their new places, moved here or by somebody else', async ({
  page,
  company,
}) => {
  const glides = await countGlides(page);
  const { key, tasks } = await makeBoard(company, [
    ['First', 'OPEN'],
    ['Second', 'OPEN'],
    ['Third', 'OPEN'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(titles(page, 'Open')).toHaveCount(3);
  expect(await glides()).toBe(0);

  await cardOf(page, 'First').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(titles(page, 'Open')).toHaveText(['Second', 'First', 'Third']);
  await expect.poll(glides).toBeGreaterThanOrEqual(2);

  const before = await glides();
  await company.call('POST', `/tasks/${tasks[1]?.id}/transition`, { status: 'IN_PROGRESS' });
  await expect(titles(page, 'In progress')).toHaveText(['Second']);
  await expect.poll(glides).toBeGreaterThan(before);
  // The picture that flew leaves nothing behind.
  await expect(page.locator('.tf-card-flying')).toHaveCount(0);
});

test('who asked for less motion sees cards in their new places at once', async ({
  page,
  company,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const glides = await countGlides(page);
  const { key } = await makeBoard(company, [
    ['First', 'OPEN'],
    ['Second', 'OPEN'],
  ]);
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/${key}`);
  await cardOf(page, 'First').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(titles(page, 'Open')).toHaveText(['Second', 'First']);
  expect(await glides()).toBe(0);
});

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Every rule that axe has switched on: WCAG up to 2.2 AA, and its best practice. */
export async function expectAccessible(page: Page) {
  // Colours are measured at rest, not half-way through an entrance.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map((each) => each.finished.catch(() => {})));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
  // Soft, so that one run tells of every screen.
  expect.soft(found, page.url()).toEqual([]);
}

import { test as base, expect, type Page } from '@playwright/test';
import { makeCompany, password, type Company } from './company.ts';
import { startServer, type RunningServer } from './server.ts';

interface Journey {
  company: Company;
  /** Fails the test when the page logged an error that is not a refused request. */
  quiet: void;
}

/** A test with a running server and a new company in it. */
export const test = base.extend<Journey, { server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await using server = await startServer();
      await use(server);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ server }, use) => use(server.origin),
  company: async ({ server }, use) => use(await makeCompany(server.origin)),
  quiet: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        const refused = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refused) faults.push(message.text());
      });
      await use();
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Logs somebody in, the company's owner unless another is named, and waits for the workspace. */
export async function logIn(
  page: Page,
  company: Company,
  { email }: { email: string } = company.owner,
): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail or user name').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();
}

export function column(page: Page, name: string) {
  return page.getByRole('region', { name: new RegExp(`^${name}, \\d+ tasks?`) });
}

/** The titles of a column's cards, from top to bottom. */
export function titles(page: Page, name: string) {
  return column(page, name).getByRole('listitem').getByRole('link');
}

/** A card's link by its title, with which its name begins. */
export function cardOf(page: Page, title: string) {
  return page.getByRole('link', { name: new RegExp(`^${title}, `) });
}

/** Drags with the pointer, slowly enough for the browser to see a drag. */
export async function drag(page: Page, card: string, to: { x: number; y: number }): Promise<void> {
  const box = await cardOf(page, card).boundingBox();
  if (!box) throw new Error(`No card ${card}`);
  await page.mouse.move(box.x + 30, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + 20, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.move(to.x + 1, to.y + 1);
  await page.mouse.up();
}

import type { Page, Route } from '@playwright/test';
import { makeBoard } from './company.ts';
import { expect, logIn, test } from './journey.ts';

/** What the server answers for a workspace in a state, put before the page in its place. */
const refusal =
  (status: number, code: string, detail: string) =>
  (route: Route): Promise<void> =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      headers: { 'retry-after': '1' },
      body: JSON.stringify({ type: '', title: '', status, detail, code, requestId: 'r-1' }),
    });

const everything = /\/api\/v1\/(tenant|projects|tasks)/;
const projects = (page: Page) => page.getByRole('heading', { name: 'Projects', exact: true });

test('a workspace that is away is waited for, and a change made meanwhile is kept', async ({
  page,
  company,
}) => {
  const { key } = await makeBoard(company, [['Before', 'OPEN']]);
  await logIn(page, company);
  const away = refusal(503, 'tenant_unavailable', 'This workspace will be back in a moment.');
  await page.route(everything, away);
  await page.goto(`/w/${company.slug}/projects`);
  await expect(page.getByRole('heading', { name: 'Back in a moment' })).toBeVisible();
  await page.unroute(everything, away);
  await expect(projects(page)).toBeVisible();

  await page.goto(`/w/${company.slug}/p/${key}`);
  await expect(page.getByText('Before')).toBeVisible();
  await page.route(everything, away);
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByLabel('Title').fill('Meanwhile');
  await page.getByRole('button', { name: 'Create task' }).click();
  await expect(page.getByText('Back in a moment')).toBeVisible();
  await page.unroute(everything, away);
  await expect(page.getByRole('link', { name: 'Meanwhile' })).toBeVisible();
  await expect(page.getByText('Back in a moment')).toHaveCount(0);
  const { items } = await company.call<{ items: unknown[] }>('GET', '/tasks');
  expect(items).toHaveLength(2);
});

test('a workspace that is closed while one works in it says so, and opens again', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  const closed = refusal(403, 'tenant_suspended', 'This workspace is suspended: an open invoice.');
  await page.route(everything, closed);
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('heading', { name: 'This workspace is suspended' })).toBeVisible();
  await expect(page.getByText('an open invoice')).toBeVisible();
  await page.getByRole('link', { name: 'Your workspaces' }).click();
  await expect(page.getByRole('heading', { name: 'Your workspaces' })).toBeVisible();
  await page.goto(`/w/${company.slug}/projects`);
  await expect(page.getByRole('heading', { name: 'This workspace is suspended' })).toBeVisible();
  await page.unroute(everything, closed);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(projects(page)).toBeVisible();
});

test('a read-only workspace says so above every screen', async ({ page, company }) => {
  await page.route('**/api/v1/tenant', async (route) => {
    const answer = await route.fetch();
    const tenant = (await answer.json()) as object;
    await route.fulfill({ response: answer, json: { ...tenant, state: 'read_only' } });
  });
  await logIn(page, company);
  await expect(page.getByText('is read-only at present')).toBeVisible();
  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByText('is read-only at present')).toBeVisible();
});

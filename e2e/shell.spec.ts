import type { CDPSession, Page } from '@playwright/test';
import { column, expect, logIn, test, titles } from './journey.ts';

/** What the wire carried since counting began: sockets included, what the browser had kept left out. */
interface Wire {
  requests: string[];
  bytes: () => number;
}

async function count(page: Page): Promise<Wire & { cdp: CDPSession }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const requests: string[] = [];
  let bytes = 0;
  const kept = new Set<string>();
  cdp.on('Network.requestServedFromCache', ({ requestId }) => kept.add(requestId));
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests.push(`${request.method} ${request.url}`);
  });
  cdp.on('Network.webSocketCreated', ({ url }) => requests.push(`WS ${url}`));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!kept.has(requestId)) bytes += encodedDataLength;
  });
  return { requests, bytes: () => bytes, cdp };
}

const isLive = (page: Page) =>
  expect(page.locator('.tf-line-note')).toHaveAttribute('data-line', 'live');

test('the first pages are small, and a visitor causes no refused request', async ({ page }) => {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  for (const [address, heading] of [
    ['/login', 'Log in'],
    ['/', 'Work moves.'],
  ] as const) {
    const wire = await count(page);
    await wire.cdp.send('Network.clearBrowserCache');
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    expect(wire.requests.length, wire.requests.join('\n')).toBeLessThanOrEqual(12);
    expect(wire.bytes()).toBeGreaterThan(50_000);
    expect(wire.bytes()).toBeLessThanOrEqual(200_000);
    await wire.cdp.detach();
  }
  expect(refused).toEqual([]);
});

test('a board is read once, and a task opens with what it needs', async ({
  page,
  company,
  server,
  browser,
}) => {
  const project = await company.call<{ id: string }>('POST', '/projects', {
    name: 'Web',
    key: 'WEB',
  });
  for (let n = 1; n <= 30; n++) {
    const description = `What the ${n}th is about. `.repeat(40);
    const body = { projectId: project.id, title: `Task number ${n}`, description };
    await company.call('POST', '/tasks', body);
  }
  await logIn(page, company);
  const storageState = await page.context().storageState();
  await page.close();

  const context = await browser.newContext({
    storageState,
    baseURL: server.origin,
    serviceWorkers: 'block',
  });
  const fresh = await context.newPage();
  const wire = await count(fresh);
  await fresh.goto(`/w/${company.slug}/p/WEB`);
  await expect(titles(fresh, 'Open').first()).toBeVisible();
  await isLive(fresh);
  // What renders descriptions is loaded once the browser has nothing else to do.
  const isRenderer = (each: string) => /\/markdown-/.test(each);
  await expect.poll(() => wire.requests.some(isRenderer)).toBe(true);
  await fresh.waitForLoadState('networkidle');
  // What happened in the last minute, which a new workspace has, is read again once the line says so.
  const line = wire.requests.findIndex((each) => each.startsWith('WS '));
  const asked = wire.requests.slice(0, line + 1).filter((each) => !isRenderer(each));
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(25);
  expect(asked).toEqual([...new Set(asked)]);
  expect(wire.bytes()).toBeLessThanOrEqual(350_000);

  const before = wire.requests.length;
  await titles(fresh, 'Open').first().click();
  await expect(fresh.getByRole('dialog').getByText('What the 1th is about.')).toBeVisible();
  await fresh.waitForLoadState('networkidle');
  // News of the young workspace may still arrive meanwhile; the task is what its own requests are.
  const opened = wire.requests.slice(before).filter((each) => /\/(?:tasks|assets)\b/.test(each));
  expect(opened.length, opened.join('\n')).toBeLessThanOrEqual(3);
  await context.close();
});

test('the frame of a task is drawn at the side from the first moment', async ({
  page,
  company,
}) => {
  const project = await company.call<{ id: string }>('POST', '/projects', {
    name: 'Web',
    key: 'WEB',
  });
  await company.call('POST', '/tasks', { projectId: project.id, title: 'Choose twelve chairs' });
  await logIn(page, company);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/v1\/tasks/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/w/${company.slug}/p/WEB/t/1`);
  const frame = page.getByRole('dialog', { name: 'Task' });
  await expect(frame).toBeVisible();
  await expect(frame).toHaveCSS('position', 'fixed');
  // It slides in; where it comes to rest is the right edge.
  const rightEdge = async () => {
    const box = await frame.boundingBox();
    return Math.round((box?.x ?? 0) + (box?.width ?? 0));
  };
  await expect.poll(rightEdge).toBe(1280);
  const board = await page.locator('.tf-board').boundingBox();
  expect(board?.height).toBeGreaterThan(500);
  release();
  await expect(page.getByRole('dialog', { name: 'WEB-1 Choose twelve chairs' })).toBeVisible();
});

test.describe('without a connection', () => {
  test.use({ serviceWorkers: 'allow' });

  test('what was seen stays, typed text too, and what was not says so and comes by itself', async ({
    page,
    context,
    company,
  }) => {
    const project = await company.call<{ id: string }>('POST', '/projects', {
      name: 'Web',
      key: 'WEB',
    });
    await company.call('POST', '/tasks', { projectId: project.id, title: 'Choose twelve chairs' });
    await logIn(page, company);
    await page.goto(`/w/${company.slug}/p/WEB`);
    await expect(titles(page, 'Open')).toHaveText(['Choose twelve chairs']);
    await isLive(page);
    // The page is kept once the service worker is in charge.
    await page.evaluate(() =>
      navigator.serviceWorker.ready.then(
        () =>
          navigator.serviceWorker.controller ??
          new Promise((resolve) =>
            navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
          ),
      ),
    );
    await page.getByRole('button', { name: 'Add task' }).first().click();
    await page.keyboard.type('Half a thought');

    await context.setOffline(true);
    await expect(page.getByText('You are offline.', { exact: false })).toBeVisible();
    await expect(page.getByRole('textbox', { name: /title|task/i }).last()).toHaveValue(
      'Half a thought',
    );

    await page.getByRole('link', { name: 'People' }).click();
    await expect(page).toHaveURL(/\/people$/);
    await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
    await page.getByRole('link', { name: /^Web/ }).click();
    await expect(titles(page, 'Open')).toHaveText(['Choose twelve chairs']);

    await page.reload();
    await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
    await context.setOffline(false);
    await expect(titles(page, 'Open')).toHaveText(['Choose twelve chairs']);
    await isLive(page);

    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return lists.flat().map((url) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);
  });
});

test('an address that leads nowhere keeps the workspace, and says so in the title', async ({
  page,
  company,
}) => {
  await logIn(page, company);
  for (const address of ['p/NOPE', 'nope', 'p/NOPE/list']) {
    await page.goto(`/w/${company.slug}/${address}`);
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
    await expect(page).toHaveTitle('Page not found · TaskForce');
  }
  const outside = await page.goto('/nope');
  expect(outside?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});

test('an unknown host leads to the platform', async ({ page, server }) => {
  const { port } = new URL(server.origin);
  await page.goto(`http://nobody-here.localhost:${port}/`);
  await page.getByRole('link', { name: `Go to localhost:${port}` }).click();
  await expect(page.getByRole('heading', { name: 'Work moves.' })).toBeVisible();
});

test('text runs in the direction it is written in', async ({ page, company }) => {
  const project = await company.call<{ id: string }>('POST', '/projects', {
    name: 'موقع الويب',
    key: 'WEB',
  });
  await company.call('POST', '/tasks', { projectId: project.id, title: 'اختيار اثني عشر كرسيا' });
  await logIn(page, company);
  await page.goto(`/w/${company.slug}/p/WEB`);
  const directions = () =>
    page
      .locator(
        ':is(.tf-card-title, .tf-row-title, .tf-panel-title, .tf-bar-title, .tf-nav-item .truncate)',
      )
      .evaluateAll((elements) =>
        elements
          .filter((element) =>
            /[؀-ۿ]/.test(element.textContent + (element as HTMLInputElement).value),
          )
          .map((element) => getComputedStyle(element).direction),
      );
  await expect(titles(page, 'Open')).toHaveCount(1);
  expect(await directions()).toEqual(['rtl', 'rtl', 'rtl']);
  await titles(page, 'Open').first().click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  expect(await directions()).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
});

test('the bar of a project has no hole on a tablet', async ({ page, company }) => {
  await company.call('POST', '/projects', { name: 'Web', key: 'WEB' });
  await logIn(page, company);
  for (const width of [820, 390]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(`/w/${company.slug}/p/WEB`);
    const create = await page.getByRole('button', { name: 'New task' }).boundingBox();
    const bell = await page
      .locator('.tf-bar')
      .getByRole('link', { name: /^Inbox/ })
      .boundingBox();
    expect((bell?.x ?? 0) - (create?.x ?? 0) - (create?.width ?? 0)).toBeLessThan(24);
  }
  await expect(column(page, 'Open')).toBeVisible();
});

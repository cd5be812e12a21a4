import type { Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, logIn, test } from './journey.ts';

interface Wire {
  /** What was asked for since the last call, the live line included. */
  take: () => { urls: string[]; kilobytes: number };
  settled: () => Promise<void>;
}

/** Listens to everything that goes over the wire, in bytes as they were sent. */
async function listen(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: false });
  const open = new Set<string>();
  let urls: string[] = [];
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    // The browser asks for the icon of a tab by itself, and its own tools do not count it.
    if (!request.url.startsWith('http') || request.url.endsWith('/favicon.svg')) return;
    urls.push(request.url);
    open.add(requestId);
  });
  session.on('Network.webSocketCreated', ({ url }) => urls.push(url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    open.delete(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => void open.delete(requestId));
  return {
    settled: async () => {
      await page.waitForLoadState('networkidle');
      await expect.poll(() => open.size).toBe(0);
    },
    take: () => {
      const taken = { urls, kilobytes: bytes / 1000 };
      urls = [];
      bytes = 0;
      return taken;
    },
  };
}

const words =
  'connection stream packet frame handshake version recovery timer header migration'.split(' ');
const word = (at: number): string => words[at % words.length] ?? '';

/** As many issues as a grown project has, each with a description as long as people write. */
function issues(count: number): object[] {
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    number: at + 1,
    title: `Clarify ${word(at)} ${word(at * 7 + 3)} when the ${word(at * 3 + 1)} is lost (${at})`,
    body: Array.from({ length: 60 }, (_each, n) => word(at * 31 + n * n + n)).join(' '),
    state: at % 4 === 0 ? 'open' : 'closed',
    labels: [{ name: word(at) }, { name: at % 2 ? 'design' : 'editorial' }],
    user: { login: `writer-${at % 9}` },
    assignees: at % 3 ? [] : [{ login: `writer-${at % 5}` }],
    created_at: '2024-01-01T00:00:00Z',
    updated_at: '2024-01-02T00:00:00Z',
    closed_at: at % 4 === 0 ? null : '2024-01-03T00:00:00Z',
  }));
}

test('the first visit to the start and sign-in pages is small', async ({ page }) => {
  const wire = await listen(page);
  for (const path of ['/', '/login']) {
    await page.goto('about:blank');
    await page.context().clearCookies();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    wire.take();
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await wire.settled();
    const { urls, kilobytes } = wire.take();
    expect(urls.length, urls.join('\n')).toBeLessThanOrEqual(12);
    expect(kilobytes, path).toBeLessThanOrEqual(200);
  }
});

test('a board of 479 cards and its first task are fetched once, and are small', async ({
  page,
  company,
  server,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'taskforce-wire-'));
  try {
    const file = join(folder, 'issues.json');
    await writeFile(file, JSON.stringify(issues(479)));
    await server.command('import', 'github', file, '--tenant', company.slug, '--project', 'BIG');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await logIn(page, company);
  const wire = await listen(page);
  const session = await page.context().newCDPSession(page);

  /** A cold visit of the board, until the parts of a task's panel and the live line have come. */
  async function visit(): Promise<{ urls: string[]; kilobytes: number }> {
    await page.goto('about:blank');
    await session.send('Network.clearBrowserCache');
    wire.take();
    const all = { urls: [] as string[], kilobytes: 0 };
    await page.goto(`/w/${company.slug}/p/BIG`);
    await expect(page.locator('[data-task]').first()).toBeVisible();
    await expect
      .poll(async () => {
        await wire.settled();
        const { urls, kilobytes } = wire.take();
        all.urls.push(...urls);
        all.kilobytes += kilobytes;
        return [/\/ws\//, /markdown/].every((part) => all.urls.some((url) => part.test(url)));
      })
      .toBe(true);
    return all;
  }

  // Whatever changed within the last minute is read again; after that, the import is no news.
  await expect(async () => {
    const { urls, kilobytes } = await visit();
    expect(urls.toSorted()).toEqual([...new Set(urls)].toSorted());
    expect(urls.length, urls.join('\n')).toBeLessThanOrEqual(25);
    expect(kilobytes).toBeLessThanOrEqual(350);
  }).toPass({ timeout: 180_000, intervals: [5_000] });

  await page.locator('[data-task] a').first().click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await wire.settled();
  const opened = wire
    .take()
    .urls.filter((url) => url.includes('/api/') || url.includes('/assets/'));
  expect(opened.length, opened.join('\n')).toBeLessThanOrEqual(3);
});

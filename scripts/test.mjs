/**
 * `npm test`: installs what the tests need, runs them all and ends with their sum. With arguments
 * (`npm test -- tasks`) only the test files whose path has one of them, and no browser.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './builds.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';
import { ensureServices } from './services.mjs';

const filters = process.argv.slice(2);
const results = join(root, '.cache/test-results');
const journeys = join(root, 'e2e/playwright.config.ts');

try {
  await ensureInstalled();
  await ensureServices();
  const withBrowser = filters.length === 0 && existsSync(journeys);
  const chromium = withBrowser ? await ensureChromium() : undefined;
  await ensureBuilt();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const sums = [await vitest()];
  if (chromium) sums.push(await playwright(chromium));
  report(sums);
} catch (error) {
  fail(error.message);
}

/** Unit, API, isolation and architecture tests. */
async function vitest() {
  const file = join(results, 'vitest.json');
  const { code } = await runNode([
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read(file);
  return sum(code, numPassedTests, numFailedTests, numPendingTests + numTodoTests);
}

/** Browser journeys against the real server. */
async function playwright(chromium) {
  const file = join(results, 'playwright.json');
  const { code } = await runNode(
    [
      join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      `--config=${journeys}`,
      '--reporter=list,json',
    ],
    { env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  const { stats = {} } = read(file);
  return sum(code, stats.expected, (stats.unexpected ?? 0) + (stats.flaky ?? 0), stats.skipped);
}

/** A run that failed without a failed test (a file that does not load) counts as one failure. */
function sum(code, passed = 0, failed = 0, skipped = 0) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: skipped || 0 };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function report(sums) {
  const total = (key) => sums.reduce((amount, part) => amount + part[key], 0);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed${skipped}\n`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
}

/**
 * `npm test`: installs what the tests need, runs them all and ends with their sum. With arguments
 * (`npm test -- tasks`) only the test files whose path has one of them, and no browser.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureBuilt } from './builds.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';
import { ensureServices } from './services.mjs';

const { positionals: filters } = takeArguments({
  usage: 'npm test [-- <part of a path> …]',
  about: `Runs all tests, on a real PostgreSQL, MariaDB, Redis and browser, and installs what they need.
With arguments, it runs only the test files whose path contains one of them, and no browser:
  npm test -- tasks webhooks

DATABASE_URL runs them on your own PostgreSQL, whose login must be a superuser.`,
  takesNames: true,
});
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
  return sum(code, (read(file).testResults ?? []).flatMap(outcomesInFile));
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
  return sum(code, (read(file).suites ?? []).flatMap(outcomesInSuite));
}

/**
 * What became of each test of a file. One that did not run because something before it failed (a `beforeAll`, say)
 * is a failure; `skipped` says that its author took it out.
 * @returns {('passed' | 'failed' | 'skipped')[]}
 */
function outcomesInFile({ status, assertionResults }) {
  return assertionResults.map((test) => {
    if (test.status === 'passed' || test.status === 'failed') return test.status;
    return status === 'failed' ? 'failed' : 'skipped';
  });
}

/** The same of a suite of journeys and the suites in it. */
function outcomesInSuite({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ tests }) =>
    tests.map(({ status, expectedStatus }) => {
      if (status === 'expected') return 'passed';
      return status === 'skipped' && expectedStatus === 'skipped' ? 'skipped' : 'failed';
    }),
  );
  return [...own, ...suites.flatMap(outcomesInSuite)];
}

/** A run that failed without a failed test (a file that does not load) counts as one failure. */
function sum(code, outcomes) {
  const count = (outcome) => outcomes.filter((is) => is === outcome).length;
  const failed = count('failed');
  return {
    passed: count('passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count('skipped'),
  };
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

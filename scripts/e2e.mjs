/** `npm run e2e`: the browser journeys alone; arguments go to Playwright. */
import { join } from 'node:path';
import { ensureBuilt } from './builds.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

try {
  await ensureInstalled();
  const chromium = await ensureChromium();
  await ensureBuilt();
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const config = `--config=${join(root, 'e2e/playwright.config.ts')}`;
  const { code } = await runNode([playwright, 'test', config, ...process.argv.slice(2)], {
    env: { CHROMIUM_PATH: chromium },
  });
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

/** `npm run e2e`: the browser journeys alone; arguments go to Playwright. */
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureBuilt } from './builds.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

const { positionals } = takeArguments({
  usage: "npm run e2e [-- 'e2e/board\\.spec' --headed …]",
  about:
    'Runs the browser journeys only. Arguments go to Playwright: a pattern of paths, --headed, -g <title>, --workers <n>.',
  passesOn: true,
});

try {
  await ensureInstalled();
  const chromium = await ensureChromium();
  await ensureBuilt();
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const config = `--config=${join(root, 'e2e/playwright.config.ts')}`;
  const { code } = await runNode([playwright, 'test', config, ...positionals], {
    env: { CHROMIUM_PATH: chromium },
  });
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

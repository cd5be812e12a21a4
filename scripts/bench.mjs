/** `npm run bench`: measures. Installs what that needs, as `npm test` does. */
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';
import { ensureServices } from './services.mjs';

const args = process.argv.slice(2);
const asksForHelp = args.includes('--help') || args.includes('-h');

try {
  await ensureInstalled();
  if (!asksForHelp) await ensureServices().catch(warn);
  const { code } = await runNode([join(root, 'bench/run.ts'), ...args]);
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

/** Most parts need none of them, and the others say which one they miss. @param {Error} error */
function warn(error) {
  process.stderr.write(`${error.message}\nGoing on with what is here.\n`);
}

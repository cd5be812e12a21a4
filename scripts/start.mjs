/**
 * `npm start`: installs and builds what is missing, then runs the server. Plain JavaScript that an
 * older Node runs too, for before the first installation there is no other.
 */
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';
import { ensureWeb } from './web.mjs';

try {
  await ensureInstalled();
  await ensureWeb();
  const server = join(root, 'server/src/entry/cli.ts');
  const { code } = await runNode([server, 'serve', ...process.argv.slice(2)], {
    cwd: process.cwd(),
    ipc: true,
  });
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

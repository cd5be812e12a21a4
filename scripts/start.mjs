/**
 * `npm start`: installs and builds what is missing, then runs the server. Plain JavaScript that an
 * older Node runs too, for before the first installation there is no other.
 */
import { ensureBuilt, programFile } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, runNode } from './run.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await runNode([programFile(), 'serve', ...process.argv.slice(2)], {
    cwd: process.cwd(),
    ipc: true,
  });
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

/**
 * `npm run cluster`: servers, workers, Redis and nginx together on this machine. Installs and builds what
 * is missing, as `npm start` does.
 */
import { join } from 'node:path';
import { ensureBuilt } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await runNode([join(root, 'deploy/cluster/main.ts'), ...process.argv.slice(2)], {
    cwd: process.cwd(),
    ipc: true,
  });
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

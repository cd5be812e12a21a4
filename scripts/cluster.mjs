/**
 * `npm run cluster`: servers, workers, Redis and nginx together on this machine. Installs and builds what
 * is missing, as `npm start` does.
 */
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureBuilt } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

takeArguments({
  usage: 'npm run cluster [-- --servers 2 --workers 2 --port 8080]',
  about:
    'Runs servers, workers, Redis and nginx on this machine. Processes that exit or are killed are restarted; Ctrl-C stops everything.',
  options: {
    servers: { type: 'string' },
    workers: { type: 'string' },
    port: { type: 'string' },
  },
});

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

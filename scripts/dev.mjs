/**
 * `npm run dev`: the server, restarted when its code changes, and the page through Vite, which
 * replaces modules as they are saved. Open the address that Vite prints.
 */
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

takeArguments({
  usage: 'npm run dev',
  about:
    'Runs the server, restarted on changes, and the page through Vite. PORT is the port of the server (3000).',
});

try {
  await ensureInstalled();
  const port = process.env.PORT ?? '3000';
  const server = runNode(
    [
      '--watch',
      '--watch-path',
      join(root, 'server/src'),
      join(root, 'server/src/entry/cli.ts'),
      'serve',
    ],
    { ipc: true, env: { PORT: port } },
  );
  const page = runNode([join(root, 'node_modules/vite/bin/vite.js')], {
    cwd: join(root, 'web'),
    env: { API_URL: `http://127.0.0.1:${port}` },
  });
  const { code } = await Promise.race([server, page]);
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announced, root, runNode } from './run.mjs';

const stamp = join(root, '.cache/web-build');

/** Builds the web page unless the one that is there was built from the same sources. */
export async function ensureWeb() {
  if (!existsSync(join(root, 'web/index.html'))) {
    process.stdout.write('There is no web page to build yet; the API is served without it.\n');
    return;
  }
  const digest = digestOf(inputs());
  const built = existsSync(join(root, 'web/dist/index.html')) && existsSync(stamp);
  if (built && readFileSync(stamp, 'utf8') === digest) return;
  await announced('Building the web page', async () => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const { code, output } = await runNode([vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'web'),
      quiet: true,
    });
    if (code !== 0) throw new Error(`The web page could not be built:\n${output}`);
  });
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Every file the page is made of, relative to the root. */
function inputs() {
  const under = (directory) =>
    readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
      const path = `${directory}/${entry.name}`;
      return entry.isDirectory() ? under(path) : [path];
    });
  const own = under('web').filter(
    (path) => !/^web\/(dist|node_modules)\//.test(path) && !/\.test\.tsx?$/.test(path),
  );
  return [...own, 'openapi.json', 'package-lock.json'].toSorted((a, b) => (a < b ? -1 : 1));
}

/** @param {string[]} paths */
function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.filter((name) => existsSync(join(root, name)))) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

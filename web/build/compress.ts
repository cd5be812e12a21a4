import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|html|svg|json|txt)$/;
/** A file that becomes no smaller than this share of itself is sent as it is. */
const WORTH = 0.9;

/** Leaves a `.br` and a `.gz` beside every built file that gains by it, at the highest level. */
export function compress(): Plugin {
  let folder = '';
  return {
    name: 'taskforce:compress',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(files.filter((file) => TEXT.test(file)).map((file) => both(file)));
    },
  };

  async function both(file: string): Promise<void> {
    const path = join(folder, file);
    const content = await readFile(path);
    const [small, common] = await Promise.all([
      promisify(brotliCompress)(content, {
        params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      }),
      promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    if (small.length < content.length * WORTH) await writeFile(`${path}.br`, small);
    if (common.length < content.length * WORTH) await writeFile(`${path}.gz`, common);
  }
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What is not built but belongs to the shell all the same. */
const OTHERS = ['/', '/favicon.svg'];

/** Writes `sw.js`: the service worker with the names of all built files, and a version made of them. */
export function serviceWorker(): Plugin {
  return {
    name: 'taskforce:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.values(bundle)
          .filter(({ fileName }) => /^assets\/.*\.(?:js|css|svg)$/.test(fileName))
          .map(({ fileName }) => `/${fileName}`)
          .toSorted();
        const template = readFileSync(join(import.meta.dirname, 'sw.js'), 'utf8');
        const page = bundle['index.html'];
        const content = page?.type === 'asset' ? String(page.source) : '';
        const version = createHash('sha256').update(content).update(built.join()).update(template);
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: template
            .replace("'__VERSION__'", JSON.stringify(version.digest('hex').slice(0, 12)))
            .replace("'__FILES__'", JSON.stringify([...OTHERS, ...built])),
        });
      },
    },
  };
}

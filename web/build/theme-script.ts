import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const TAG = '<script src="/theme.js"></script>';

/**
 * Puts the script that runs before the first paint into the page itself: one request fewer before anything is
 * shown. The server allows this one script by its hash.
 */
export function themeScript(): Plugin {
  return {
    name: 'taskforce:theme-script',
    apply: 'build',
    transformIndexHtml(html) {
      if (!html.includes(TAG)) throw new Error(`index.html has no ${TAG}`);
      const script = readFileSync(join(import.meta.dirname, '../public/theme.js'), 'utf8');
      return html.replace(TAG, () => `<script>${script.replace(/^\/\/.*\n/gm, '')}</script>`);
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { makePaths } from '../src/shared/paths.ts';

/**
 * Writes `addresses.json`: the first parts of all addresses that the page has a route for, so that the
 * server can tell an address of the page from one that leads nowhere.
 */
export function addresses(): Plugin {
  return {
    name: 'taskforce:addresses',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'addresses.json',
        source: JSON.stringify(firstParts()),
      });
    },
  };
}

/** Of every path that the path builder can write, on both kinds of host, and of the screens that features declare. */
export function firstParts(): string[] {
  // `/home` leads to the projects of a tenant's own host; nothing links to it.
  const firsts = new Set(['home', ...screensOfFeatures()]);
  for (const paths of [makePaths('base'), makePaths('tenant')]) {
    for (const path of Object.values(paths)) {
      const written =
        typeof path === 'string' ? path : (path as (...parts: string[]) => string)('-', '-', '-');
      firsts.add(written.split('/')[1] ?? '');
    }
  }
  return [...firsts].filter((part) => /^[a-z]/.test(part)).toSorted();
}

/** The manifests need a browser, so they are read as text: each route and link has its path with a slash before it. */
function screensOfFeatures(): string[] {
  const folder = join(import.meta.dirname, '../src/features');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('feature.tsx'))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(/\bpath: '\/([a-z][\w-]*)/g),
    ])
    .map(([, first = '']) => first);
}

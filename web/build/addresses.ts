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

/** Of every path that the path builder can write, on the base host and on a tenant's own. */
export function firstParts(): string[] {
  // `/home` leads to the projects of a tenant's own host; nothing links to it.
  const firsts = new Set(['home']);
  for (const paths of [makePaths('base'), makePaths('tenant')]) {
    for (const path of Object.values(paths)) {
      const written =
        typeof path === 'string' ? path : (path as (...parts: string[]) => string)('-', '-', '-');
      firsts.add(written.split('/')[1] ?? '');
    }
  }
  return [...firsts].filter(Boolean).toSorted();
}

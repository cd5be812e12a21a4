import { getSite, type Site } from './generated/index.ts';
import { atLarge } from './platform.ts';

let current: Site | undefined;

/** Asks once where this page is: on the platform's base host or on a tenant's own. */
export async function loadSite(): Promise<Site> {
  current = (await getSite(atLarge)).data;
  return current;
}

/** The answer of `loadSite`, which has run before anything else. */
export function site(): Site {
  if (!current) throw new Error('The site is not loaded yet.');
  return current;
}

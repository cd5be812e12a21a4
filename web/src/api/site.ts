import { getSite, type Site } from './generated/index.ts';
import { atLarge } from './platform.ts';
import { toProblem } from './problem.ts';

const key = 'taskforce.site';
let current: Site | undefined;

/**
 * Asks once where this page is: on the platform's base host or on a tenant's own. Without a connection,
 * what this host answered last; it says nothing about any account.
 */
export async function loadSite(): Promise<Site> {
  try {
    current = (await getSite(atLarge)).data;
    remember(current);
  } catch (error) {
    current = toProblem(error).code === 'offline' ? recall() : undefined;
    if (!current) throw error;
  }
  return current;
}

/** The answer of `loadSite`, which has run before anything else. */
export function site(): Site {
  if (!current) throw new Error('The site is not loaded yet.');
  return current;
}

function remember(answer: Site): void {
  try {
    localStorage.setItem(key, JSON.stringify(answer));
  } catch {
    // It is asked for each time, then.
  }
}

function recall(): Site | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Site | null) ?? undefined;
  } catch {
    return undefined;
  }
}

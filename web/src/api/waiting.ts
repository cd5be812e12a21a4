/**
 * Workspaces that cannot answer for a moment, because they are moved or worked on, and how many
 * requests wait for each.
 */
const waiting = new Map<string, number>();
const listeners = new Set<() => void>();

/** @returns what ends the wait */
export function beginWait(slug: string): () => void {
  change(slug, 1);
  return () => change(slug, -1);
}

export const isWaiting = (slug: string): boolean => (waiting.get(slug) ?? 0) > 0;

export function watchWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(slug: string, by: 1 | -1): void {
  const before = isWaiting(slug);
  waiting.set(slug, (waiting.get(slug) ?? 0) + by);
  if (isWaiting(slug) !== before) for (const listener of listeners) listener();
}

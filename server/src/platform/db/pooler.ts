/**
 * A pooler that hands every transaction to whichever backend is free (PgBouncer in transaction mode).
 * What outlives a transaction is not to be relied on there: named statements, settings of the session,
 * LISTEN, advisory locks of the session. A URL says with `?pgbouncer=true` that it leads to one.
 */
export const POOLED = 'pgbouncer';

/** @returns the URL as the driver takes it, and whether it leads to a pooler */
export function connectionOf(url: string): { url: string; isPooled: boolean } {
  const parsed = new URL(url);
  const isPooled = parsed.searchParams.get(POOLED) === 'true';
  if (!parsed.searchParams.has(POOLED)) return { url, isPooled };
  parsed.searchParams.delete(POOLED);
  return { url: parsed.href, isPooled };
}

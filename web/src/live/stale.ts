import { hashKey, type QueryKey } from '@tanstack/react-query';
import { queryClient } from '#shared/index.ts';

/** Everything marked within this time is read anew together; the first mark waits a little for others. */
const SOON_MS = 250;
const EVERY_MS = 1_000;

const marked = new Map<string, QueryKey>();
const obstacles = new Set<() => boolean>();
let timer: ReturnType<typeof setTimeout> | undefined;
let readAt = -EVERY_MS;

/** Has everything under a key read anew soon, at most once a second; what is not shown, when it is next. */
export function markStale(queryKey: QueryKey): void {
  marked.set(hashKey(queryKey), queryKey);
  timer ??= setTimeout(readAnew, Math.max(SOON_MS, readAt + EVERY_MS - Date.now()));
}

/** While it says true nothing is read anew: an answer would overtake a change that is under way. */
export function waitWhile(isBusy: () => boolean): void {
  obstacles.add(isBusy);
}

function readAnew(): void {
  timer = undefined;
  if ([...obstacles].some((isBusy) => isBusy())) {
    timer = setTimeout(readAnew, SOON_MS);
    return;
  }
  readAt = Date.now();
  const keys = [...marked.values()];
  marked.clear();
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
}

import { hashKey, type QueryKey } from '@tanstack/react-query';
import { isChanging, queryClient } from '#shared/index.ts';

/** Everything marked within this time is read anew together; the first mark waits a little for others. */
const SOON_MS = 250;
const EVERY_MS = 1_000;

/** What of a workspace has to be read again, and when that is. */
export class StaleMarks {
  readonly #marked = new Map<string, QueryKey>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = -EVERY_MS;

  mark(queryKey: QueryKey): void {
    this.#marked.set(hashKey(queryKey), queryKey);
    if (this.#timer) return;
    const wait = Math.max(SOON_MS, this.#readAt + EVERY_MS - Date.now());
    this.#timer = setTimeout(() => this.#readAgain(), wait);
  }

  #readAgain(): void {
    this.#timer = undefined;
    // An answer would overtake a change that is shown and under way.
    if (isChanging()) {
      this.#timer = setTimeout(() => this.#readAgain(), SOON_MS);
      return;
    }
    this.#readAt = Date.now();
    const keys = [...this.#marked.values()];
    this.#marked.clear();
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  }
}

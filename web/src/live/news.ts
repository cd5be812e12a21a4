import type { Query, QueryKey } from '@tanstack/react-query';
import { queryClient } from '#shared/index.ts';
import { markStale } from './stale.ts';
import type { LiveEvent } from './wire.ts';

/** What a feature does with what happened. */
export interface NewsReader {
  /**
   * Brings everything cached up to date, in the order of the events.
   * @param isOlder whether an answer is surely from before them
   */
  take: (
    slug: string,
    events: readonly LiveEvent[],
    isOlder: (query: Pick<Query, 'queryHash'>) => boolean,
  ) => void;
  /** Brings one answer up to date that may be older, or newer, than these events. */
  amend?: (slug: string, queryKey: QueryKey, events: readonly LiveEvent[]) => void;
}

/** Events that come quickly after one another are taken together. */
const TOGETHER_MS = 40;
/** No request takes longer; what was heard before it began is in its answer. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 2_000;
/** An answer can be ahead of the line by this much. */
const AHEAD_MS = 3_000;

/**
 * What was heard lately of one workspace. An answer can be older than an event that was heard while it
 * was on its way, so events are remembered for a while and such answers amended.
 */
export class News {
  readonly #slug: string;
  readonly #readers: readonly NewsReader[];
  #heard: { event: LiveEvent; at: number }[] = [];
  /** Events heard before this may be forgotten already. */
  #since = 0;
  #waiting: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #takenAt = 0;
  readonly #asked = new Map<string, number>();
  readonly #answeredAt = new Map<string, number>();
  /** Since when nothing was heard, if that is so. */
  #silentSince: number | undefined;
  readonly #unwatch: () => void;

  /** Brings everything up to date that was put back as it was at a time, in milliseconds. */
  static replay(slug: string, since: number): void {
    const current = News.#current;
    if (current && current.#slug === slug) current.#replay(since);
  }

  /** That of the workspace that is open. */
  static #current: News | undefined;

  constructor(slug: string, readers: readonly NewsReader[]) {
    this.#slug = slug;
    this.#readers = readers;
    News.#current = this;
    this.#unwatch = queryClient.getQueryCache().subscribe(({ type, query, ...rest }) => {
      if (type !== 'updated' || query.queryKey[0] !== slug || !('action' in rest)) return;
      const { action } = rest;
      if (action.type === 'fetch') this.#asked.set(query.queryHash, Date.now());
      else if (action.type === 'success' && !action.manual) this.#answered(query);
    });
  }

  hear(event: LiveEvent): void {
    const now = Date.now();
    this.#heard.push({ event, at: now });
    this.#forget(now);
    this.#waiting.push(event);
    const wait = Math.max(0, this.#takenAt + TOGETHER_MS - now);
    this.#timer ??= setTimeout(() => this.#takeNow(), wait);
  }

  #replay(since: number): void {
    for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: [this.#slug] }))
      this.#amend(queryKey, since);
  }

  /** The line broke: what comes next is from before the answers of the meantime. */
  fallSilent(): void {
    this.#silentSince ??= Date.now();
  }

  /** Everything that was missed has been heard. */
  caughtUp(): void {
    this.#takeNow();
    this.#silentSince = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unwatch();
    if (News.#current === this) News.#current = undefined;
  }

  #takeNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#takenAt = Date.now();
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length === 0) return;
    const before = (this.#silentSince ?? Date.now()) - AHEAD_MS;
    for (const { take } of this.#readers)
      take(this.#slug, events, ({ queryHash }) => (this.#answeredAt.get(queryHash) ?? 0) < before);
  }

  #answered({ queryKey, queryHash }: Query): void {
    const since = this.#asked.get(queryHash);
    this.#asked.delete(queryHash);
    this.#answeredAt.set(queryHash, Date.now());
    if (since !== undefined) this.#amend(queryKey, since);
  }

  #amend(queryKey: QueryKey, since: number): void {
    if (since < this.#since) {
      markStale(queryKey);
      return;
    }
    const events = this.#heard.filter(({ at }) => at >= since).map(({ event }) => event);
    if (events.length === 0) return;
    for (const { amend } of this.#readers) amend?.(this.#slug, queryKey, events);
  }

  #forget(now: number): void {
    const keep = this.#heard.findIndex(({ at }) => at >= now - REMEMBERED_MS);
    const first = Math.max(keep, this.#heard.length - MOST_REMEMBERED);
    if (first <= 0) return;
    this.#since = this.#heard[first - 1]?.at ?? this.#since;
    this.#heard = this.#heard.slice(first);
  }
}

import type { Query, QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import type { LiveWorkspace } from './workspace.ts';

/** What a feature does with what happened. */
export interface EventReducer {
  /**
   * Brings everything cached up to date, in the order of the events.
   * @param isOlder whether an answer is surely from before them
   */
  apply: (
    live: LiveWorkspace,
    events: readonly LiveEvent[],
    isOlder: (query: Pick<Query, 'queryHash'>) => boolean,
  ) => void;
  /** Brings one answer up to date that may be older, or newer, than these events. */
  patch?: (live: LiveWorkspace, queryKey: QueryKey, events: readonly LiveEvent[]) => void;
  /** Forgets a project that this person may not see any more. */
  hide?: (live: LiveWorkspace, projectId: string) => void;
}

/** Events that come quickly after one another are applied together. */
const TOGETHER_MS = 40;
/** No request takes longer; what was heard before it began is in its answer. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 2_000;
/** An answer can be ahead of the connection by this much. */
const AHEAD_MS = 3_000;

/**
 * The recent events of one workspace. An answer can be older than an event that was heard while it
 * was on its way, so events are remembered for a while and such answers are patched.
 */
export class EventBuffer {
  readonly #live: LiveWorkspace;
  readonly #reducers: readonly EventReducer[];
  #recent: { event: LiveEvent; at: number }[] = [];
  /** Events heard before this may be forgotten already. */
  #since = 0;
  #waiting: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = 0;
  readonly #requestedAt = new Map<string, number>();
  readonly #answeredAt = new Map<string, number>();
  /** Since when nothing was heard, if that is so. */
  #disconnectedSince: number | undefined;
  readonly #unwatch: () => void;

  constructor(live: LiveWorkspace, reducers: readonly EventReducer[]) {
    this.#live = live;
    this.#reducers = reducers;
    this.#unwatch = queryClient.getQueryCache().subscribe(({ type, query, ...rest }) => {
      if (type !== 'updated' || query.queryKey[0] !== live.slug || !('action' in rest)) return;
      const { action } = rest;
      if (action.type === 'fetch') this.#requestedAt.set(query.queryHash, Date.now());
      else if (action.type === 'success' && !action.manual) this.#answered(query);
    });
  }

  add(event: LiveEvent): void {
    const now = Date.now();
    this.#recent.push({ event, at: now });
    this.#forgetOld(now);
    this.#waiting.push(event);
    const wait = Math.max(0, this.#flushedAt + TOGETHER_MS - now);
    this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  /** Brings everything up to date that was put back as it was at a time, in milliseconds. */
  replay(since: number): void {
    const all = queryClient.getQueryCache().findAll({ queryKey: [this.#live.slug] });
    for (const { queryKey } of all) this.#patch(queryKey, since);
  }

  /** The connection broke: what comes next is from before the answers of the meantime. */
  onDisconnected(): void {
    this.#disconnectedSince ??= Date.now();
  }

  /** Everything that was missed has been heard. */
  onCaughtUp(): void {
    this.#flush();
    this.#disconnectedSince = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unwatch();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushedAt = Date.now();
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length === 0) return;
    const before = (this.#disconnectedSince ?? Date.now()) - AHEAD_MS;
    for (const { apply } of this.#reducers)
      apply(this.#live, events, ({ queryHash }) => (this.#answeredAt.get(queryHash) ?? 0) < before);
  }

  #answered({ queryKey, queryHash }: Query): void {
    const since = this.#requestedAt.get(queryHash);
    this.#requestedAt.delete(queryHash);
    this.#answeredAt.set(queryHash, Date.now());
    if (since !== undefined) this.#patch(queryKey, since);
  }

  #patch(queryKey: QueryKey, since: number): void {
    if (since < this.#since) {
      this.#live.markStale(queryKey);
      return;
    }
    const events = this.#recent.filter(({ at }) => at >= since).map(({ event }) => event);
    if (events.length === 0) return;
    for (const { patch } of this.#reducers) patch?.(this.#live, queryKey, events);
  }

  #forgetOld(now: number): void {
    const keep = this.#recent.findIndex(({ at }) => at >= now - REMEMBERED_MS);
    const first = Math.max(keep, this.#recent.length - MOST_REMEMBERED);
    if (first <= 0) return;
    this.#since = this.#recent[first - 1]?.at ?? this.#since;
    this.#recent = this.#recent.slice(first);
  }
}

import type { QueryKey } from '@tanstack/react-query';
import { makeStore } from '#shared/index.ts';
import type { ConnectionState } from './connection.ts';
import { Presence } from './presence.ts';
import { StaleMarks } from './stale.ts';
import { Typing } from './typing.ts';

/**
 * What this page knows of the open workspace besides what it has cached: how its connection stands, who else is
 * there or writes, its recent events, and what features remember for as long as it is open.
 */
export class LiveWorkspace {
  readonly slug: string;
  /** The id of whoever looks. */
  readonly me: string;
  readonly connection = makeStore<ConnectionState>('idle');
  readonly presence: Presence;
  readonly typing = new Typing();
  /**
   * Brings everything up to date that was put back as it was at a time, in milliseconds; only while it is followed.
   */
  replay: ((since: number) => void) | undefined;
  readonly #stale = new StaleMarks();
  readonly #parts = new Map<unknown, unknown>();

  constructor(slug: string, me: string) {
    this.slug = slug;
    this.me = me;
    this.presence = new Presence(me);
  }

  /** Has everything under a key read again soon, at most once a second; what is not shown, when it is next. */
  markStale(queryKey: QueryKey): void {
    this.#stale.mark(queryKey);
  }

  /** What a feature remembers of this workspace. @param make makes it when it is first asked for */
  part<Part>(make: (live: LiveWorkspace) => Part): Part {
    const known = this.#parts.get(make);
    if (known !== undefined) return known as Part;
    const part = make(this);
    this.#parts.set(make, part);
    return part;
  }
}

import type { StreamedEvent } from './event-type.ts';
import type { OutboxRow } from './store.ts';

/** How far a tenant's stream has come. */
export interface StreamEnd {
  readonly tenantId: string;
  readonly position: number;
}

/** Whose events are meant: of these tenants alone, or of all but those. */
export type Whose = { readonly only: readonly string[] } | { readonly without: readonly string[] };

/** An event that could not be dispatched. */
export interface SetAside {
  readonly id: string;
  readonly tenantId: string;
  readonly type: string;
  /** ISO-8601. */
  readonly at: string;
  readonly setAsideAt: string;
  readonly reason: string;
  readonly tries: number;
}

export type Dispatch = (events: readonly StreamedEvent[]) => Promise<void>;

/**
 * The outbox of one database, for the relay that dispatches its events: one process at a time, under
 * a lock that goes with the connection.
 */
export interface Outbox extends AsyncDisposable {
  /** @returns false while someone else dispatches */
  lock(): Promise<boolean>;
  /**
   * Gives fresh events, the oldest first, their places in their tenants' streams.
   * @param dispatch runs before that is committed; when it fails nothing has happened, and they come again
   * @returns the events with their places, each tenant's in order
   * @throws DispatchFailed when these very events could not be read or dispatched
   */
  assignPositions(limit: number, whose: Whose, dispatch: Dispatch): Promise<StreamedEvent[]>;
  /** The tenants of the oldest fresh events. */
  waiting(limit: number, whose: Whose): Promise<string[]>;
  /** Takes an event out of the stream's way, and keeps it with the reason. */
  setAside(tenantId: string, id: string, why: { reason: string; tries: number }): Promise<void>;
  /** How many are set aside. */
  countAside(): Promise<number>;
  /** The latest first. */
  listAside(limit: number): Promise<SetAside[]>;
  /** Puts events that were set aside back, to be dispatched after all that waits. @returns the ids of those that were */
  replay(ids: readonly string[]): Promise<string[]>;
  /** Forgets events that were set aside. @returns the ids of those that were */
  discard(ids: readonly string[]): Promise<string[]>;
  /** The streams that have grown within these seconds. */
  grown(seconds: number): Promise<StreamEnd[]>;
  /** A tenant's events that are not dispatched yet, in order; those that were set aside come first. */
  fresh(tenantId: string): Promise<OutboxRow[]>;
  /** Takes on events of another outbox, to be dispatched here; those it has already stay as they are. */
  adopt(tenantId: string, rows: readonly OutboxRow[], epoch: number): Promise<void>;
  /** Forgets some of the events that are older than so many hours. @returns how many */
  trim(hours: number, limit: number): Promise<number>;
}

export const EVERYBODY: Whose = { without: [] };

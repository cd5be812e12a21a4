import type { StreamedEvent } from './event-type.ts';
import type { OutboxRow } from './store.ts';

/** How far a tenant's stream has come. */
export interface StreamEnd {
  readonly tenantId: string;
  readonly position: number;
}

/**
 * The outbox of one database, from the side of whoever hands its events on: one process at a time, under
 * a lock that goes with the connection.
 */
export interface Outbox extends AsyncDisposable {
  /** @returns false while somebody else hands on */
  lock(): Promise<boolean>;
  /**
   * Gives fresh events, the oldest first, their places in their tenants' streams.
   * @param handOn runs before that is committed; when it fails nothing has happened, and they come again
   * @returns the events with their places, each tenant's in order
   */
  stamp(
    limit: number,
    handOn: (events: readonly StreamedEvent[]) => Promise<void>,
  ): Promise<StreamedEvent[]>;
  /** The streams that have grown within these seconds. */
  grown(seconds: number): Promise<StreamEnd[]>;
  /** A tenant's events that are not handed on yet, in order. */
  fresh(tenantId: string): Promise<OutboxRow[]>;
  /** Takes on events of another outbox, to be handed on here; those it has already stay as they are. */
  adopt(tenantId: string, rows: readonly OutboxRow[], epoch: number): Promise<void>;
  /** Forgets some of the events that are older than so many hours. @returns how many */
  trim(hours: number, limit: number): Promise<number>;
}

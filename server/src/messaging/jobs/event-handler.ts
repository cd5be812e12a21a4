import type { EventType, StreamedEvent, TenantEvent } from '../events/index.ts';
import type { JobRequest } from './job-type.ts';

/** Jobs that follow from an event. They are one commit apart and cannot be lost or doubled on the way. */
export interface EventHandler {
  /** Unique; a job's id is made of it and the event's. */
  readonly name: string;
  /** The kinds of events it follows from. */
  readonly on: 'every' | readonly string[];
  readonly toJobs: (event: StreamedEvent<never>) => readonly JobRequest[];
  /**
   * Leaves out those of one tenant's events from which nothing would follow by what the tenant has set up
   * now. Events are committed by then, so whatever was set up before them is seen.
   */
  readonly among?: Among;
}

export type Among = (
  tenantId: string,
  events: readonly StreamedEvent[],
) => Promise<readonly StreamedEvent[]>;

type Follows = JobRequest | readonly JobRequest[] | undefined;

/** @param toJobs undefined when nothing follows from this one; it is pure, and decides by the event alone */
export const eventHandler = <D>(
  name: string,
  on: EventType<D> | readonly EventType<D>[],
  toJobs: (event: TenantEvent<D>) => Follows,
): EventHandler => ({
  name,
  on: [on].flat().map(({ type }) => type),
  toJobs: (event) => listed(toJobs(event)),
});

/** The same for events of every kind. */
export const allEventsHandler = (
  name: string,
  toJobs: (event: StreamedEvent) => Follows,
  among?: Among,
): EventHandler => ({
  name,
  on: 'every',
  toJobs: (event) => listed(toJobs(event)),
  ...(among && { among }),
});

const listed = (follows: Follows): readonly JobRequest[] =>
  follows === undefined ? [] : ([follows].flat() as JobRequest[]);

import type { EventType, StreamedEvent, TenantEvent } from '../events/event-type.ts';
import type { JobRequest } from './job-type.ts';

/** Jobs that follow from an event. They are one commit apart and cannot be lost or doubled on the way. */
export interface Reaction {
  /** Unique; a job's id is made of it and the event's. */
  readonly name: string;
  /** The kinds of events it follows from. */
  readonly on: 'every' | readonly string[];
  readonly toJobs: (event: StreamedEvent<never>) => readonly JobRequest[];
}

type Follows = JobRequest | readonly JobRequest[] | undefined;

/** @param toJobs undefined when nothing follows from this one; it is pure, and decides by the event alone */
export const reaction = <D>(
  name: string,
  on: EventType<D> | readonly EventType<D>[],
  toJobs: (event: TenantEvent<D>) => Follows,
): Reaction => ({
  name,
  on: [on].flat().map(({ type }) => type),
  toJobs: (event) => listed(toJobs(event)),
});

/** The same for events of every kind. */
export const reactionToAll = (
  name: string,
  toJobs: (event: StreamedEvent) => Follows,
): Reaction => ({
  name,
  on: 'every',
  toJobs: (event) => listed(toJobs(event)),
});

const listed = (follows: Follows): readonly JobRequest[] =>
  follows === undefined ? [] : ([follows].flat() as JobRequest[]);

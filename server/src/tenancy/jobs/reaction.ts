import type { EventType, TenantEvent } from '../events/event-type.ts';
import type { JobRequest } from './job-type.ts';

/** A job that follows from an event. Both are one commit apart and cannot be lost or doubled on the way. */
export interface Reaction {
  /** Unique; the job's id is made of it and the event's. */
  readonly name: string;
  readonly on: readonly string[];
  readonly toJob: (event: TenantEvent<never>) => JobRequest | undefined;
}

/** @param toJob undefined when nothing follows from this one */
export const reaction = <D>(
  name: string,
  on: EventType<D> | readonly EventType<D>[],
  toJob: (event: TenantEvent<D>) => JobRequest | undefined,
): Reaction => ({
  name,
  on: [on].flat().map(({ type }) => type),
  toJob,
});

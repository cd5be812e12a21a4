import type { Route } from '#platform/http/index.ts';
import type { EventType } from './events/index.ts';
import type { Duty, JobHandler, Reaction } from './jobs/index.ts';

/**
 * What a feature brings to a process; `entry/features.ts` is the one list of them. A server takes the
 * routes, a worker the jobs, the relay the reactions.
 */
export interface Feature {
  readonly name: string;
  readonly routes: readonly Route[];
  /** What it announces. */
  readonly events?: readonly EventType[];
  /** Jobs that follow from events, its own or those of features below it. */
  readonly reactions?: readonly Reaction[];
  /** How its jobs are done. */
  readonly jobs?: readonly JobHandler[];
  /** What is due again and again. */
  readonly duties?: readonly Duty[];
}

import Type from 'typebox';
import type { JobType } from './job-type.ts';

/** What a scheduled job of tenants is given: the day of the tenant's own that it is for, YYYY-MM-DD. */
export const scheduledJobData = Type.Object(
  { day: Type.String({ format: 'date' }) },
  { additionalProperties: false },
);

/** Something that is due again and again, once however many workers there are. */
export type Schedule =
  | {
      readonly of: 'platform';
      readonly job: JobType;
      /** Five fields, UTC. */
      readonly cron: string;
    }
  | {
      readonly of: 'tenant';
      readonly job: JobType<{ day: string }>;
      /** The hour of the tenant's own day, 0 to 23, in its time zone; the job gets that day as YYYY-MM-DD. */
      readonly hour: number;
      /** The day of the week, 1 Monday to 7 Sunday; every day when left out. */
      readonly weekday?: number;
    };

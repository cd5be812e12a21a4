import { Uuid, object } from '#platform/http/index.ts';
import Type from 'typebox';
import { findEvent } from '#messaging/events/index.ts';
import {
  type Schedule,
  type JobHandler,
  type EventHandler,
  jobRequest,
  jobType,
  eventHandler,
  tenantJob,
} from '#messaging/jobs/index.ts';
import type { Notice } from '#identity/index.ts';
import { notesOf, sourcesOf } from './audience.ts';
import { KEPT_DAYS } from './model.ts';
import { type InboxRules, recordEvent } from './record.ts';
import { removeRead } from './store/change.ts';

const recordJob = jobType({
  name: 'notification.record',
  summary: 'Creates notifications about changes to people’s tasks and roles',
  data: object({ eventId: Uuid }),
  // Someone may be looking at their bell.
  queue: 'interactive',
});

const tidyJob = jobType({
  name: 'notification.tidy',
  summary: 'Deletes old read notifications',
  data: object({ day: Type.String() }),
  queue: 'bulk',
  timeoutSeconds: 600,
});

/** Most changes concern no one else, and then there is no job. */
export const inboxEventHandlers = (notices: readonly Notice[]): readonly EventHandler[] => [
  eventHandler('inbox', sourcesOf(notices), (event) =>
    notesOf(event, notices).size > 0 ? jobRequest(recordJob, { eventId: event.id }) : undefined,
  ),
];

export const inboxJobs = (telling: InboxRules): readonly JobHandler[] => [
  tenantJob(recordJob, async ({ scope, data }) => {
    const event = await findEvent(scope, data.eventId);
    // Events are kept for a day; later notifications would be outdated.
    return { told: event ? (await recordEvent(scope, event, telling)).length : 0 };
  }),
  tenantJob(tidyJob, async ({ scope, data, signal }) => {
    const before = new Date(Date.parse(data.day) - KEPT_DAYS * 86_400_000).toISOString();
    while (!signal.aborted && (await scope.transact((tx) => removeRead(tx, before))));
  }),
];

export const inboxSchedules: readonly Schedule[] = [{ of: 'tenant', job: tidyJob, hour: 4 }];

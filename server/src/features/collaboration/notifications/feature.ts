import type { Identity } from '#identity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { notificationChanged } from './events.ts';
import { inboxSchedules, inboxJobs, inboxEventHandlers } from './jobs.ts';
import { inboxPresenters } from './live.ts';
import { recipientsOf } from './recipients.ts';
import { type InboxRouteDeps, listRoute } from './routes/list.ts';
import { oneRoutes } from './routes/one.ts';
import { removeInbox } from './store/change.ts';
import { notificationRows } from './rows.ts';

export interface NotificationDeps extends Omit<InboxRouteDeps, 'clock'> {
  readonly identity: Identity;
}

export function notificationsFeature({ identity, ...deps }: NotificationDeps): LiveFeature {
  return {
    name: 'notifications',
    tags: [
      { name: 'notifications', description: 'The inbox, and what a person is notified about' },
    ],
    onMemberLeft: removeInbox,
    events: [notificationChanged],
    rows: notificationRows,
    routes: [listRoute({ ...deps, clock: identity.clock }), ...oneRoutes(deps)],
    eventHandlers: inboxEventHandlers,
    jobs: inboxJobs(recipientsOf(identity)),
    schedules: inboxSchedules,
    live: inboxPresenters,
  };
}

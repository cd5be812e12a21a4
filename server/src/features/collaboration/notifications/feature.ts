import type { Identity } from '#identity/index.ts';
import type { Feature } from '#identity/manifest.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { notificationPrivacy } from './privacy.ts';
import { notificationChanged } from './events.ts';
import { inboxSchedules, inboxJobs, inboxEventHandlers } from './jobs.ts';
import { inboxPresenters } from './live.ts';
import { recipientsOf } from './recipients.ts';
import { type InboxRouteDeps, listRoute } from './routes/list.ts';
import { oneRoutes } from './routes/one.ts';
import { removeInbox } from './store/change.ts';
import { notificationRows } from './rows.ts';

export interface NotificationDeps extends Omit<InboxRouteDeps, 'clock' | 'kinds'> {
  readonly identity: Identity;
}

/** @param others whose events it puts into inboxes */
export function notificationsFeature(
  { identity, ...deps }: NotificationDeps,
  others: readonly Pick<Feature, 'notices'>[],
): LiveFeature {
  const notices = others
    .flatMap(({ notices: own = [] }) => own)
    .toSorted((a, b) => b.weight - a.weight);
  const kinds = notices.map(({ name }) => name);
  return {
    name: 'notifications',
    privacy: notificationPrivacy,
    tags: [
      { name: 'notifications', description: 'The inbox, and what a person is notified about' },
    ],
    onMemberLeft: removeInbox,
    events: [notificationChanged],
    rows: notificationRows(kinds),
    routes: [
      listRoute({ ...deps, kinds, clock: identity.clock }),
      ...oneRoutes({ ...deps, kinds }),
    ],
    eventHandlers: inboxEventHandlers(notices),
    jobs: inboxJobs({ notices, recipients: recipientsOf(identity, notices) }),
    schedules: inboxSchedules,
    live: inboxPresenters,
  };
}

import type { Identity } from '#identity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { notificationChanged } from './events.ts';
import { inboxDuties, inboxJobs, inboxReactions } from './jobs.ts';
import { inboxPresenters } from './live.ts';
import { recipientsOf } from './recipients.ts';
import { type InboxRouteDeps, listRoute } from './routes/list.ts';
import { oneRoutes } from './routes/one.ts';
import { removeInbox } from './store/change.ts';

export interface NotificationDeps extends Omit<InboxRouteDeps, 'clock'> {
  readonly identity: Identity;
}

export function notificationsFeature({ identity, ...deps }: NotificationDeps): LiveFeature {
  deps.people.departures.listen(removeInbox);
  return {
    name: 'notifications',
    events: [notificationChanged],
    routes: [listRoute({ ...deps, clock: identity.clock }), ...oneRoutes(deps)],
    reactions: inboxReactions,
    jobs: inboxJobs(recipientsOf(identity)),
    duties: inboxDuties,
    live: inboxPresenters,
  };
}

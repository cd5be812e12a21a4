import type { Identity } from '#identity/index.ts';
import type { ActivityFeature } from '#features/foundation/activity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { commentActivity } from './activity.ts';
import { commentEvents } from './events.ts';
import { commentPresenters } from './live.ts';
import { commentNotices, commentNotifications } from './notifications.ts';
import { commentPrivacy } from './privacy.ts';
import { commentRights } from './rights.ts';
import { commentRoutes } from './routes.ts';
import { commentRows } from './rows.ts';

export const commentsFeature = ({
  identity: { memberships },
  ...deps
}: WorkDeps & {
  readonly identity: Pick<Identity, 'memberships'>;
}): ActivityFeature & LiveFeature => ({
  name: 'comments',
  tags: [{ name: 'comments', description: 'What people say about tasks' }],
  privacy: commentPrivacy,
  rights: commentRights,
  activity: commentActivity,
  events: commentEvents,
  notifications: commentNotifications,
  notices: commentNotices,
  rows: commentRows,
  routes: commentRoutes({
    ...deps,
    async findActor(tenantId, userId) {
      const standing = await memberships.standingOf(tenantId, userId);
      return standing && { userId, tenantId, name: standing.name, role: standing.role };
    },
  }),
  live: commentPresenters,
});

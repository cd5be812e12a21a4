import type { Clock } from '#kernel/time.ts';
import type { ActivityFeature } from '#features/foundation/activity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { projectPrivacy } from './privacy.ts';
import { projectActivity } from './activity.ts';
import type { WorkDeps } from './actor-context.ts';
import { projectEvents } from './events.ts';
import { projectSchedules, projectJobs } from './jobs.ts';
import { projectPresenters } from './live.ts';
import { projectNotices, projectNotifications } from './notifications.ts';
import { projectLimits } from './limits.ts';
import { listRoute } from './routes/list.ts';
import { memberRoutes } from './routes/members.ts';
import { oneRoutes } from './routes/one.ts';
import { removeRoles } from './store/members.ts';
import { projectRights } from './rights.ts';
import { projectRows } from './rows.ts';

export function projectsFeature(
  deps: WorkDeps & { readonly clock: Clock },
): ActivityFeature & LiveFeature {
  return {
    name: 'projects',
    privacy: projectPrivacy,
    tags: [{ name: 'projects', description: 'Projects, their members and their figures' }],
    rights: projectRights,
    limits: projectLimits,
    // A role must not outlive the membership and be there again when someone comes back as less.
    onMemberLeft: removeRoles,
    activity: projectActivity,
    events: projectEvents,
    notifications: projectNotifications,
    notices: projectNotices,
    jobs: projectJobs(deps.clock),
    schedules: projectSchedules,
    rows: projectRows,
    routes: [listRoute(deps), ...oneRoutes(deps), ...memberRoutes(deps)],
    live: projectPresenters,
  };
}

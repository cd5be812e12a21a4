import type { Tenancy } from '#tenancy/index.ts';
import type { ActivityFeature } from '#features/foundation/activity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { taskPrivacy } from './privacy.ts';
import { taskActivity } from './activity.ts';
import { taskEvents } from './events.ts';
import { taskPresenters } from './live.ts';
import { taskSchedules, taskJobs } from './jobs.ts';
import { type TaskDeps, listRoutes } from './routes/list.ts';
import { oneRoutes } from './routes/one.ts';
import { stepRoutes } from './routes/steps.ts';
import { taskLimits } from './limits.ts';
import { taskNotices, taskNotifications } from './notifications.ts';
import { wipLimitReached } from './actions/wip.ts';
import { taskRights } from './rights.ts';
import { taskRows } from './rows.ts';

export const tasksFeature = (
  deps: TaskDeps & { readonly tenancy: Pick<Tenancy, 'find' | 'scopeOf'> },
): ActivityFeature & LiveFeature => ({
  name: 'tasks',
  privacy: taskPrivacy,
  tags: [{ name: 'tasks', description: 'Tasks, their workflow and their history' }],
  refusals: [wipLimitReached],
  rights: taskRights,
  limits: taskLimits,
  commands: [
    {
      name: 'tenant',
      load: async () => (await import('./commands.ts')).taskCommands(deps.tenancy),
    },
  ],
  activity: taskActivity,
  events: taskEvents,
  notifications: taskNotifications,
  notices: taskNotices,
  rows: taskRows,
  routes: [...listRoutes(deps), ...oneRoutes(deps), ...stepRoutes(deps)],
  live: taskPresenters,
  jobs: taskJobs(deps.clock),
  schedules: taskSchedules,
});

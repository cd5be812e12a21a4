import type { Clock } from '#kernel/time.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import type { WorkDeps } from './by.ts';
import { projectEvents } from './events.ts';
import { projectDuties, projectJobs } from './jobs.ts';
import { projectPresenters } from './live.ts';
import { listRoute } from './routes/list.ts';
import { memberRoutes } from './routes/members.ts';
import { oneRoutes } from './routes/one.ts';
import { removeRoles } from './store/members.ts';

export function projectsFeature(deps: WorkDeps & { readonly clock: Clock }): LiveFeature {
  // A role must not outlive the membership and be there again when somebody comes back as less.
  deps.people.departures.listen(removeRoles);
  return {
    name: 'projects',
    events: projectEvents,
    jobs: projectJobs(deps.clock),
    duties: projectDuties,
    routes: [listRoute(deps), ...oneRoutes(deps), ...memberRoutes(deps)],
    live: projectPresenters,
  };
}

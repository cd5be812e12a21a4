import type { Feature } from '#platform/http/route.ts';
import type { WorkDeps } from './by.ts';
import { listRoute } from './routes/list.ts';
import { memberRoutes } from './routes/members.ts';
import { oneRoutes } from './routes/one.ts';

export const projectsFeature = (deps: WorkDeps): Feature => ({
  name: 'projects',
  routes: [listRoute(deps), ...oneRoutes(deps), ...memberRoutes(deps)],
});

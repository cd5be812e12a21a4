import type { Feature } from '#identity/manifest.ts';
import type { ActivityKind } from '#features/foundation/activity/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { historyRoutes } from './routes.ts';

/** @param kinds what every feature records */
export const historyFeature = (deps: WorkDeps, kinds: readonly ActivityKind[]): Feature => ({
  name: 'history',
  routes: historyRoutes(deps, kinds),
});

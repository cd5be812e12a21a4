import type { Feature } from '#tenancy/manifest.ts';
import { labelEvents } from './events.ts';
import { labelRoutes } from './routes.ts';

export const labelsFeature = (): Feature => ({
  name: 'labels',
  events: labelEvents,
  routes: labelRoutes,
});

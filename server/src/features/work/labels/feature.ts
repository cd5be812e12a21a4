import type { LiveFeature } from '#features/foundation/live/index.ts';
import { labelEvents } from './events.ts';
import { labelPresenters } from './live.ts';
import { labelRoutes } from './routes.ts';

export const labelsFeature = (): LiveFeature => ({
  name: 'labels',
  events: labelEvents,
  routes: labelRoutes,
  live: labelPresenters,
});

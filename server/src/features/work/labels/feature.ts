import type { LiveFeature } from '#features/foundation/live/index.ts';
import { labelPrivacy } from './privacy.ts';
import { labelEvents } from './events.ts';
import { labelPresenters } from './live.ts';
import { labelRoutes } from './routes.ts';
import { labelRights } from './rights.ts';
import { labelRows } from './rows.ts';

export const labelsFeature = (): LiveFeature => ({
  name: 'labels',
  privacy: labelPrivacy,
  tags: [{ name: 'labels', description: 'Labels, which all projects of the workspace share' }],
  rights: labelRights,
  events: labelEvents,
  rows: labelRows,
  routes: labelRoutes,
  live: labelPresenters,
});

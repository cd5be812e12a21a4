import type { Feature } from '#identity/manifest.ts';
import { activityRows } from './rows.ts';

export const activityFeature: Feature = { name: 'activity', routes: [], rows: activityRows };

import type { Feature } from '#tenancy/manifest.ts';
import { labelRoutes } from './routes.ts';

export const labelsFeature = (): Feature => ({ name: 'labels', routes: labelRoutes });

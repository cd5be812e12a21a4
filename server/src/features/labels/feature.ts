import type { Feature } from '#platform/http/route.ts';
import { labelRoutes } from './routes.ts';

export const labelsFeature = (): Feature => ({ name: 'labels', routes: labelRoutes });

import type { Identity } from '#identity/index.ts';
import { type Feature, limitsOf } from '#identity/manifest.ts';
import { planRoutes } from './routes.ts';

/** @param others what plans include numbers of */
export const plansFeature = (
  { control }: Pick<Identity, 'control'>,
  others: readonly Pick<Feature, 'limits'>[],
): Feature => ({ name: 'plans', routes: planRoutes(control, limitsOf(others)) });

import type { Feature } from '#identity/manifest.ts';
import type { SignUpDeps } from './open-workspace.ts';
import { signUpRoutes } from './routes.ts';
import { SignUpThrottle } from './throttle.ts';

/** @param perHour workspaces one address may open in an hour */
export const signUpFeature = (deps: SignUpDeps, perHour: number): Feature => ({
  name: 'signup',
  routes: signUpRoutes(deps, new SignUpThrottle(deps.identity.limits, perHour)),
});

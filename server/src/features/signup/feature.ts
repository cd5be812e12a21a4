import type { Feature } from '#platform/http/route.ts';
import type { SignUpDeps } from './open-workspace.ts';
import { signUpRoutes } from './routes.ts';

export const signUpFeature = (deps: SignUpDeps): Feature => ({
  name: 'signup',
  routes: signUpRoutes(deps),
});

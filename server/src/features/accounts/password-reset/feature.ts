import type { Feature } from '#messaging/manifest.ts';
import type { PasswordResetDeps } from './deps.ts';
import { passwordResetDuties, passwordResetJobs } from './jobs.ts';
import { resetSamples } from './mail/letter.ts';
import { passwordResetRoutes } from './routes.ts';
import { ResetThrottle } from './throttle.ts';

export function passwordResetFeature(deps: PasswordResetDeps): Feature {
  deps.mailer.show(resetSamples(deps.identity.sites));
  return {
    name: 'password-reset',
    routes: passwordResetRoutes(deps, new ResetThrottle(deps.identity.limits)),
    jobs: passwordResetJobs(deps),
    duties: passwordResetDuties,
  };
}

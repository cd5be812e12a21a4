import type { MailFeature } from '#features/foundation/mail/index.ts';
import type { PasswordResetDeps } from './deps.ts';
import { passwordResetSchedules, passwordResetJobs } from './jobs.ts';
import { changedSamples } from './mails/changed.ts';
import { resetSamples } from './mails/reset.ts';
import { passwordResetRoutes } from './routes.ts';
import { ResetThrottle } from './throttle.ts';

export function passwordResetFeature(deps: PasswordResetDeps): MailFeature {
  return {
    name: 'password-reset',
    mails: [resetSamples(deps.identity.sites), changedSamples(deps.identity.sites)],
    routes: passwordResetRoutes(deps, new ResetThrottle(deps.identity.limits)),
    jobs: passwordResetJobs(deps),
    schedules: passwordResetSchedules,
  };
}

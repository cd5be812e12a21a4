import type { MailFeature } from '#features/foundation/mail/index.ts';
import type { Confirmations } from './confirmation/confirmations.ts';
import { confirmationSchedules, confirmationJobs } from './confirmation/jobs.ts';
import { confirmationSamples } from './confirmation/mails/contents.ts';
import { confirmationRoutes } from './confirmation/routes.ts';
import type { SignUpDeps } from './actions/open-workspace.ts';
import { signUpRoutes } from './routes.ts';
import type { SignUpThrottle } from './throttle.ts';

export const signUpFeature = (
  deps: SignUpDeps,
  bounds: { throttle: SignUpThrottle; confirmations: Confirmations },
): MailFeature => ({
  name: 'signup',
  mails: [confirmationSamples(deps.identity.sites)],
  routes: [...signUpRoutes(deps, bounds), ...confirmationRoutes(deps)],
  jobs: confirmationJobs(deps),
  schedules: confirmationSchedules,
});

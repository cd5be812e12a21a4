import { iso } from '#kernel/time.ts';
import { removeExpiredSignUps } from '#identity/index.ts';
import { type Schedule, type JobHandler, platformJob } from '#messaging/jobs/index.ts';
import type { SignUpDeps } from '../actions/open-workspace.ts';
import { mailConfirmationType, tidySignUpsType } from './job-types.ts';
import { mailConfirmation } from './mails/send-confirmation.ts';

export const confirmationJobs = (deps: SignUpDeps): JobHandler[] => [
  platformJob(mailConfirmationType, ({ data: { signUpId } }) => mailConfirmation(deps, signUpId)),
  platformJob(tidySignUpsType, async () => {
    const { control, clock } = deps.identity;
    return { forgotten: await removeExpiredSignUps(control, iso(clock.now())) };
  }),
];

/** There is the hash of a password in each, so none is kept for longer than its link works. */
export const confirmationSchedules: readonly Schedule[] = [
  { of: 'platform', job: tidySignUpsType, cron: '7,22,37,52 * * * *' },
];

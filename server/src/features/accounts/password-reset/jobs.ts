import { iso } from '#kernel/time.ts';
import { removeExpiredResets } from '#identity/index.ts';
import { type Schedule, type JobHandler, platformJob } from '#messaging/jobs/index.ts';
import type { PasswordResetDeps } from './deps.ts';
import { mailChangedType, mailResetType, tidyResetsType } from './job-types.ts';
import { mailChanged } from './mails/send-changed.ts';
import { mailReset } from './mails/send-reset.ts';

const DAY_MS = 86_400_000;

export const passwordResetJobs = (deps: PasswordResetDeps): JobHandler[] => [
  platformJob(mailResetType, ({ data: { resetId } }) => mailReset(deps, resetId)),
  platformJob(mailChangedType, ({ data }) => mailChanged(deps, data)),
  platformJob(tidyResetsType, async () => {
    const { control, clock } = deps.identity;
    const before = iso(new Date(clock.now().getTime() - DAY_MS));
    return { forgotten: await removeExpiredResets(control, before) };
  }),
];

export const passwordResetSchedules: readonly Schedule[] = [
  { of: 'platform', job: tidyResetsType, cron: '17 3 * * *' },
];

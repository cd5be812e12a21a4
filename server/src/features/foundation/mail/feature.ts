import type { Feature } from '#identity/manifest.ts';
import { platformJob, tenantJob } from '#messaging/jobs/index.ts';
import { deliver } from './actions/deliver.ts';
import { deliverMail, sweepMail, tidyMail } from './jobs.ts';
import { requeueOverdue, removeEnded } from './actions/maintenance.ts';
import type { Mailer } from './mailer.ts';
import type { MailKinds } from './mail-kinds.ts';

/** @param kinds of mail that all features send */
export const mailFeature = (mailer: Mailer, kinds: MailKinds): Feature => ({
  name: 'mail',
  routes: [],
  commands: [
    {
      name: 'mail',
      summary: 'Mail: list, show, retry, test',
      load: async () => (await import('./commands.ts')).mailCommands(mailer),
    },
  ],
  jobs: [
    tenantJob(
      deliverMail,
      ({ tenant, data: { mailId }, attempt }) =>
        deliver({ mailer, kinds }, tenant, { mailId, isLast: attempt >= deliverMail.attempts }),
      // What a mail changes is in the control plane.
      { onlyReads: true },
    ),
    platformJob(sweepMail, () => requeueOverdue(mailer)),
    platformJob(tidyMail, () => removeEnded(mailer)),
  ],
  schedules: [
    { of: 'platform', job: sweepMail, cron: '*/5 * * * *' },
    { of: 'platform', job: tidyMail, cron: '43 2 * * *' },
  ],
});

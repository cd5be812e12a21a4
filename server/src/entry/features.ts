import { identityFeature } from '#identity/index.ts';
import { analyticsFeature } from '#features/analytics/index.ts';
import { domainsFeature } from '#features/domains/index.ts';
import { externalFeature } from '#features/external/index.ts';
import { jobsFeature } from '#features/jobs/index.ts';
import type { LiveFeature } from '#features/live/index.ts';
import { labelsFeature } from '#features/labels/index.ts';
import { mailFeature } from '#features/mail/index.ts';
import { notificationsFeature } from '#features/notifications/index.ts';
import { passwordResetFeature } from '#features/password-reset/index.ts';
import { peopleFeature } from '#features/people/index.ts';
import { portableFeature } from '#features/portable/index.ts';
import { projectsFeature } from '#features/projects/index.ts';
import { reportsFeature } from '#features/reports/index.ts';
import { signUpFeature } from '#features/signup/index.ts';
import { taskMailFeature } from '#features/task-mail/index.ts';
import { tasksFeature } from '#features/tasks/index.ts';
import { trashFeature } from '#features/trash/index.ts';
import { upkeepFeature } from '#features/upkeep/index.ts';
import { webhooksFeature } from '#features/webhooks/index.ts';
import type { Core } from './core.ts';

/** The one list of what the product can do. Adding a feature is one folder and one line here. */
export function features({
  identity,
  people,
  lookup,
  outbound,
  sealer,
  jobs,
  mailer,
  tenancy,
  config: { pageSize, signUps },
}: Core): readonly LiveFeature[] {
  const all: readonly LiveFeature[] = [
    identityFeature(identity),
    mailFeature(mailer),
    passwordResetFeature({ identity, mailer, jobs }),
    peopleFeature({ identity, people, mailer }),
    signUpFeature({ identity, people, mailer }, signUps),
    domainsFeature({ identity, lookup }),
    jobsFeature(jobs),
    upkeepFeature(tenancy.server),
    portableFeature({ identity, server: tenancy.server }),
    labelsFeature(),
    projectsFeature({ people, pageSize, clock: identity.clock }),
    tasksFeature({ people, pageSize, clock: identity.clock }),
    trashFeature({ people, pageSize }),
    analyticsFeature(identity.clock),
    reportsFeature({ identity, people, jobs }),
    externalFeature({ identity, people, outbound, sealer, pageSize }),
    notificationsFeature({ identity, people, pageSize }),
    taskMailFeature({ identity, people, mailer, jobs }),
    webhooksFeature({
      identity,
      tenants: tenancy,
      people,
      jobs,
      outbound,
      sealer,
      pageSize,
      eventTypes: () =>
        all.flatMap(({ events = [] }) => events.filter(({ isPersonal }) => !isPersonal)),
    }),
  ];
  return all;
}

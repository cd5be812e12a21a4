import { identityFeature } from '#identity/index.ts';
import { analyticsFeature } from '#features/insight/analytics/index.ts';
import { domainsFeature } from '#features/workspace/domains/index.ts';
import { externalFeature } from '#features/integrations/external/index.ts';
import { jobsFeature } from '#features/operations/jobs/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { labelsFeature } from '#features/work/labels/index.ts';
import { mailFeature } from '#features/foundation/mail/index.ts';
import { notificationsFeature } from '#features/collaboration/notifications/index.ts';
import { passwordResetFeature } from '#features/accounts/password-reset/index.ts';
import { peopleFeature } from '#features/foundation/people/index.ts';
import { portableFeature } from '#features/operations/portable/index.ts';
import { projectsFeature } from '#features/work/projects/index.ts';
import { reportsFeature } from '#features/insight/reports/index.ts';
import { signUpFeature } from '#features/accounts/signup/index.ts';
import { taskMailFeature } from '#features/collaboration/task-mail/index.ts';
import { tasksFeature } from '#features/work/tasks/index.ts';
import { trashFeature } from '#features/work/trash/index.ts';
import { upkeepFeature } from '#features/operations/upkeep/index.ts';
import { webhooksFeature } from '#features/integrations/webhooks/index.ts';
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

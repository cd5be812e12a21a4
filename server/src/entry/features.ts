import type { PrivacyRules } from '#kernel/privacy.ts';
import { queuePrivacy } from '#platform/queue/index.ts';
import { tenancyPrivacy } from '#tenancy/model/index.ts';
import { quotaPrivacy, quotaRows } from '#tenancy/quota/index.ts';
import { eventPrivacy } from '#messaging/events/index.ts';
import { idempotencyPrivacy, idempotencyRows } from '#messaging/idempotency/index.ts';
import { schedulePrivacy } from '#messaging/jobs/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import { identityFeature } from '#identity/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { analyticsFeature } from '#features/insight/analytics/index.ts';
import { commentsFeature } from '#features/collaboration/comments/index.ts';
import { domainsFeature } from '#features/workspace/domains/index.ts';
import { externalFeature } from '#features/integrations/external/index.ts';
import { jobsFeature } from '#features/operations/jobs/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import { historyFeature } from '#features/work/history/index.ts';
import { labelsFeature } from '#features/work/labels/index.ts';
import { taskLabelsFeature } from '#features/work/task-labels/index.ts';
import { type MailFeature, MailKinds, mailFeature } from '#features/foundation/mail/index.ts';
import {
  type ActivityFeature,
  activityFeature,
  activityKinds,
} from '#features/foundation/activity/index.ts';
import { notificationsFeature } from '#features/collaboration/notifications/index.ts';
import { passwordResetFeature } from '#features/accounts/password-reset/index.ts';
import { peopleFeature } from '#features/foundation/people/index.ts';
import { plansFeature } from '#features/accounts/plans/index.ts';
import { portableFeature } from '#features/operations/portable/index.ts';
import { projectsFeature } from '#features/work/projects/index.ts';
import { reportsFeature } from '#features/insight/reports/index.ts';
import { Confirmations, SignUpThrottle, signUpFeature } from '#features/accounts/signup/index.ts';
import { taskMailFeature } from '#features/collaboration/task-mail/index.ts';
import { tasksFeature } from '#features/work/tasks/index.ts';
import { textsFeature } from '#features/foundation/texts/index.ts';
import { trashFeature } from '#features/work/trash/index.ts';
import { maintenanceFeature } from '#features/operations/maintenance/index.ts';
import { webhooksFeature } from '#features/integrations/webhooks/index.ts';
import { workflowChangesFeature } from '#features/work/workflow-changes/index.ts';
import { workflowTemplatesFeature } from '#features/work/workflow-templates/index.ts';
import type { Core } from './core.ts';
import { workflowFeature } from '#features/work/workflow/index.ts';

export type ProductFeature = Feature & ActivityFeature & LiveFeature & MailFeature;

/**
 * The one list of what the product can do. Adding a feature is one folder and one line here.
 * @param more features beside those of the list: a test adds one, and sees that it appears everywhere
 */
export function features(
  core: Core,
  more: readonly ProductFeature[] = [],
): readonly ProductFeature[] {
  const {
    identity,
    people,
    lookup,
    outbound,
    cipher,
    jobs,
    mailer,
    tenancy,
    config: { pageSize, signUps },
  } = core;
  const { clock } = identity;
  const throttle = new SignUpThrottle(identity.limits, signUps);
  const confirmations = new Confirmations({ identity, jobs }, throttle);
  const others: readonly ProductFeature[] = [
    signUpFeature({ identity, people, mailer }, { throttle, confirmations }),
    passwordResetFeature({ identity, mailer, jobs }),
    domainsFeature({ identity, lookup }),
    textsFeature,
    labelsFeature,
    taskLabelsFeature,
    workflowFeature,
    workflowTemplatesFeature,
    projectsFeature({ people, pageSize, clock }),
    tasksFeature({ people, pageSize, clock, tenancy }),
    workflowChangesFeature({ people, pageSize }),
    commentsFeature({ identity, people, pageSize }),
    taskMailFeature({ identity, people, mailer, jobs }),
    analyticsFeature(clock),
    reportsFeature({ identity, people, jobs }),
    externalFeature({ identity, people, outbound, cipher, pageSize }),
    webhooksFeature({
      identity,
      tenants: tenancy,
      people,
      jobs,
      outbound,
      cipher,
      pageSize,
      eventTypes: () => all.flatMap(({ events = [] }) => events).filter((e) => !e.isPersonal),
    }),
    jobsFeature(jobs),
    maintenanceFeature(tenancy.server),
    portableFeature({ identity, server: tenancy.server }),
    ...more,
  ];
  // What these do depends on what the others bring.
  const kinds = activityKinds(others);
  const readers = [
    ...others,
    activityFeature(kinds),
    historyFeature({ people, pageSize }, kinds),
    trashFeature({ people, pageSize }, kinds),
    notificationsFeature({ identity, people, pageSize }, others),
  ];
  const withPeople = [
    peopleFeature({ identity, people, mailer, confirmation: confirmations }, readers),
    ...readers,
  ];
  const withIdentity = [
    identityFeature(identity, withPeople),
    mailFeature(mailer, new MailKinds(withPeople)),
    ...withPeople,
  ];
  const all: readonly ProductFeature[] = [...withIdentity, plansFeature(identity, withIdentity)];
  return all;
}

/** What every table may hold, those below the features included. */
export const rowRules = (all: readonly Feature[]): RowRules =>
  Object.assign({}, idempotencyRows, quotaRows, ...all.map(({ rows }) => rows));

/** What every table holds about people, those below the features included. */
export const privacyRules = (all: readonly Feature[]): PrivacyRules =>
  Object.assign(
    {},
    tenancyPrivacy,
    quotaPrivacy,
    eventPrivacy,
    schedulePrivacy,
    idempotencyPrivacy,
    queuePrivacy,
    ...all.map(({ privacy }) => privacy),
  );

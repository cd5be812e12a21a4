import { type Outbound, TrialThrottle } from '#platform/outbound/index.ts';
import type { EventType } from '#messaging/events/index.ts';
import type { Jobs } from '#messaging/jobs/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { Identity } from '#identity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { webhookPrivacy } from './privacy.ts';
import { webhookEvents } from './events.ts';
import { type TenantFinder, webhookSchedules, webhookJobs, webhookEventHandlers } from './jobs.ts';
import { webhookPresenters } from './live.ts';
import { webhookLimits } from './limits.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { endpointRoutes } from './routes/endpoints.ts';
import { webhookRights } from './rights.ts';
import { webhookRows } from './rows.ts';

export interface WebhookDeps {
  readonly identity: Identity;
  readonly people: People;
  readonly tenants: TenantFinder;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly outbound: Outbound;
  readonly cipher: SecretCipher;
  readonly pageSize: number;
  /** Every kind of event that may leave the product; asked once all features are listed. */
  readonly eventTypes: () => readonly EventType[];
}

export function webhooksFeature({ identity, ...deps }: WebhookDeps): LiveFeature {
  const { clock } = identity;
  const throttle = new TrialThrottle(identity.limits, 'trials of webhooks');
  return {
    name: 'webhooks',
    privacy: webhookPrivacy,
    tags: [{ name: 'webhooks', description: 'Webhooks and their deliveries' }],
    rights: webhookRights,
    limits: webhookLimits,
    rows: webhookRows,
    routes: [
      ...endpointRoutes({ ...deps, clock }),
      ...deliveryRoutes({ ...deps, clock, throttle }),
    ],
    events: webhookEvents,
    live: webhookPresenters,
    eventHandlers: webhookEventHandlers(deps.tenants),
    jobs: webhookJobs({ ...deps, clock }),
    schedules: webhookSchedules,
  };
}

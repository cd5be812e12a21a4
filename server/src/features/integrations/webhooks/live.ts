import { can } from '#identity/index.ts';
import { type Presenter, presenter } from '#features/foundation/live/index.ts';
import { webhookDisabled } from './events.ts';
import { webhookRights } from './rights.ts';

/** A webhook that was disabled, for those who may manage webhooks. */
export const webhookPresenters: readonly Presenter[] = [
  presenter(webhookDisabled, webhookDisabled.data, ({ data }, { actor }) =>
    can(actor, webhookRights.manage) ? { data } : undefined,
  ),
];

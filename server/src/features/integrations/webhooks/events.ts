import Type from 'typebox';
import { Uuid, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { DISABLED_WHY, type Endpoint } from './model.ts';

export const webhookDisabled = eventType({
  type: 'webhook.disabled',
  summary:
    'A webhook was disabled: manually, because it answered 410, or because it failed for days',
  data: object({ endpointId: Uuid, reason: oneOf(DISABLED_WHY) }),
});

/** Sent to one endpoint when someone tries it; it happens nowhere else. */
export const webhookTest = eventType({
  type: 'webhook.test',
  summary: 'A webhook test was requested',
  data: object({ message: Type.String() }),
});

export const webhookEvents: readonly EventType[] = [webhookDisabled];

/** @param actorId null when no one did it by hand */
export function announceDisabled(
  tx: TxScope,
  { id, disabledWhy }: Endpoint,
  actorId: string | null,
): void {
  if (disabledWhy === null) return;
  announce(tx, webhookDisabled, {
    projectId: null,
    subjectId: id,
    actorId,
    data: { endpointId: id, reason: disabledWhy },
  });
}

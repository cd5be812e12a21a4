import Type from 'typebox';
import { Uuid, object } from '#platform/http/schema.ts';
import { type EventType, announce, eventType } from '#tenancy/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Label } from './model.ts';

const LabelData = object({
  label: object({ id: Uuid, name: Type.String(), color: Type.String() }),
});

export const labelChanged = eventType({
  type: 'label.changed',
  summary: 'A label was made, or has another colour',
  data: LabelData,
});
export const labelDeleted = eventType({
  type: 'label.deleted',
  summary: 'A label is gone',
  data: LabelData,
});

export const labelEvents: readonly EventType[] = [labelChanged, labelDeleted];

export function announceLabel(
  tx: TxScope,
  actor: Actor,
  kind: typeof labelChanged,
  { id, name, color }: Label,
): void {
  announce(tx, kind, {
    projectId: null,
    subjectId: id,
    actorId: actor.userId,
    data: { label: { id, name, color } },
  });
}

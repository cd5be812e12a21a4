import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { presenter } from '#features/foundation/live/index.ts';
import type { Label } from './model.ts';

export const LabelSnapshot = object({ id: Uuid, name: Type.String(), color: Type.String() });

export const labelChanged = eventType({
  type: 'label.changed',
  summary: 'A label was created, renamed or recoloured; a rename changes the tasks with the label',
  data: object({
    label: LabelSnapshot,
    previousName: Type.Optional(Type.String({ description: 'Only after a rename' })),
  }),
});

const LiveLabel = object(
  { ...LabelSnapshot.properties, previousName: Type.Optional(Type.String()) },
  { title: 'LiveChangedLabel' },
);

/** Every member may know the labels. */
export const labelPresenters = [
  presenter(labelChanged, LiveLabel, ({ data: { label, previousName } }) => ({
    data: { ...label, ...(previousName !== undefined && { previousName }) },
  })),
];

/** @param previousName when the label was called something else before */
export const announceChanged = (
  tx: TxScope,
  actor: Actor,
  { id, name, color }: Label,
  previousName?: string,
): void =>
  announce(tx, labelChanged, {
    projectId: null,
    subjectId: id,
    actorId: actor.userId,
    data: { label: { id, name, color }, ...(previousName !== undefined && { previousName }) },
  });

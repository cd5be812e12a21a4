import Type from 'typebox';
import { object } from '#platform/http/index.ts';
import { announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { presenter } from '#features/foundation/live/index.ts';
import { type Label, LabelSnapshot } from '#features/work/labels/index.ts';

export const labelDeleted = eventType({
  type: 'label.deleted',
  summary: 'A label was deleted or merged into another; its tasks have changed',
  data: object({
    label: LabelSnapshot,
    mergedInto: Type.Optional(LabelSnapshot),
  }),
});

const DeletedLabel = object(
  { ...LabelSnapshot.properties, mergedInto: Type.Optional(LabelSnapshot) },
  { title: 'LiveDeletedLabel' },
);

/** Every member may know the labels. */
export const taskLabelPresenters = [
  presenter(labelDeleted, DeletedLabel, ({ data: { label, mergedInto } }) => ({
    data: { ...label, ...(mergedInto && { mergedInto }) },
  })),
];

const snapshot = ({ id, name, color }: Label) => ({ id, name, color });

/** @param target the label that took its place, if one did */
export const announceDeleted = (tx: TxScope, actor: Actor, label: Label, target?: Label): void =>
  announce(tx, labelDeleted, {
    projectId: null,
    subjectId: label.id,
    actorId: actor.userId,
    data: { label: snapshot(label), ...(target && { mergedInto: snapshot(target) }) },
  });

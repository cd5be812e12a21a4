import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Label } from './model.ts';

/** A label as events tell of it. */
export const LabelSnapshot = object({ id: Uuid, name: Type.String(), color: Type.String() });

export const labelChanged = eventType({
  type: 'label.changed',
  summary: 'A label was created, renamed or recoloured; a rename changes the tasks with the label',
  data: object({
    label: LabelSnapshot,
    previousName: Type.Optional(Type.String({ description: 'Only after a rename' })),
  }),
});
export const labelDeleted = eventType({
  type: 'label.deleted',
  summary: 'A label was deleted or merged into another; its tasks have changed',
  data: object({
    label: LabelSnapshot,
    mergedInto: Type.Optional(LabelSnapshot),
  }),
});

export const labelEvents: readonly EventType[] = [labelChanged, labelDeleted];

const snapshot = ({ id, name, color }: Label) => ({ id, name, color });

const about = (actor: Actor, { id }: Label) => ({
  projectId: null,
  subjectId: id,
  actorId: actor.userId,
});

/** @param previousName when the label was called something else before */
export const announceChanged = (
  tx: TxScope,
  actor: Actor,
  label: Label,
  previousName?: string,
): void =>
  announce(tx, labelChanged, {
    ...about(actor, label),
    data: { label: snapshot(label), ...(previousName !== undefined && { previousName }) },
  });

/** @param target the label that took its place, if one did */
export const announceDeleted = (tx: TxScope, actor: Actor, label: Label, target?: Label): void =>
  announce(tx, labelDeleted, {
    ...about(actor, label),
    data: { label: snapshot(label), ...(target && { mergedInto: snapshot(target) }) },
  });

import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';

export const memberChanged = eventType({
  type: 'member.changed',
  summary: 'A member joined, left, returned, or has a new name or role',
  data: object({ id: Uuid, name: Type.String(), active: Type.Boolean() }),
});

export const peopleEvents: readonly EventType[] = [memberChanged];

export const announceMember = (
  tx: TxScope,
  member: { readonly id: string; readonly name: string; readonly active?: boolean },
): void => {
  const { id, name, active = true } = member;
  announce(tx, memberChanged, {
    projectId: null,
    subjectId: id,
    actorId: null,
    data: { id, name, active },
  });
};

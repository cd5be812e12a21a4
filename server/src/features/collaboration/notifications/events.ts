import Type from 'typebox';
import { nullable, object } from '#platform/http/index.ts';
import { announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';

/** For the person alone whose inbox it is. */
export const notificationChanged = eventType({
  type: 'notification.changed',
  isPersonal: true,
  summary: 'A notification is new, read, unread or snoozed',
  data: object({
    id: nullable(
      Type.String({
        format: 'uuid',
        description: 'Null if several notifications may have changed',
      }),
    ),
  }),
});

/** Announces to someone that their inbox is not what it was. @param id the entry; null for any number of them */
export const announceInbox = (tx: TxScope, personId: string, id: string | null): void =>
  announce(tx, notificationChanged, {
    projectId: null,
    subjectId: id,
    personId,
    actorId: null,
    data: { id },
  });

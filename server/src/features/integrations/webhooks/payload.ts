import { derivedId } from '#kernel/ids.ts';
import type { StreamedEvent } from '#messaging/events/index.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';

/** The payload that a receiver gets for an event. */
export type WebhookEvent = Pick<
  StreamedEvent,
  'type' | 'version' | 'at' | 'projectId' | 'actorId' | 'data' | 'epoch' | 'position'
>;

/** The fields of events in which a person's id stands; outside, the person's name stands with it. */
const PEOPLE = [
  'assigneeId',
  'reporterId',
  'ownerId',
  'personId',
  'authorId',
  'memberId',
  'userId',
];
const renamed = new Map(PEOPLE.map((field) => [field, field.slice(0, -2)]));

/** The message about an event (Standard Webhooks: type, timestamp, data), as it is signed and sent. */
export const toPayload = (
  event: WebhookEvent,
  { id, slug, name }: Pick<TenantRecord, 'id' | 'slug' | 'name'>,
  people: Directory,
): string =>
  JSON.stringify({
    type: event.type,
    timestamp: event.at,
    data: withNames(event.data, people),
    version: event.version,
    tenant: { id, slug, name },
    projectId: event.projectId,
    actor: referTo(people, event.actorId),
    position: `${event.epoch}-${event.position}`,
  });

function withNames(value: unknown, people: Directory): unknown {
  if (Array.isArray(value)) return value.map((item) => withNames(item, people));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]: [string, unknown]) => {
      const name = renamed.get(field);
      if (name !== undefined && (inner === null || typeof inner === 'string'))
        return [name, referTo(people, inner)];
      // The fields that changed are called as they are called here.
      if (field === 'changed' && Array.isArray(inner))
        return [field, inner.map((one: unknown) => renamed.get(String(one)) ?? one)];
      return [field, withNames(inner, people)];
    }),
  );
}

/** The id of the delivery of an event to an endpoint. */
export const deliveryIdOf = (eventId: string, endpointId: string): string =>
  derivedId('webhook', eventId, endpointId);

/** What a delivery is called outside, in every attempt. */
export const messageIdOf = (deliveryId: string): string => `msg_${deliveryId.replaceAll('-', '')}`;

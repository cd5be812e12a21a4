import Type, { type TSchema } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { ROLES } from '#identity/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import type { LiveFeature } from './feature.ts';
import { presentersOf } from './presenters.ts';

/** What a socket delivers, as schemas of the contract. */

const Position = Type.String({
  maxLength: 40,
  description: 'A place in the stream of the workspace, such as 1-4711',
});
const Sentence = Type.String({ description: 'In words, for people' });

/** `task.updated` → `TaskUpdated`. */
const titleOf = (type: string): string =>
  type.replaceAll(/(?:^|[._])(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** An event as it goes over the wire. */
const eventOf = (type: string, summary: string, data: TSchema): TSchema =>
  object(
    {
      type: Type.Literal(type),
      position: Position,
      projectId: nullable(Uuid),
      data,
      changed: Type.Optional(
        Type.Array(Type.String(), { description: 'The fields that are not what they were' }),
      ),
      actor: nullable(Reference),
      at: Timestamp,
    },
    { title: `${titleOf(type)}Event`, description: summary },
  );

const notice = (type: string, description: string, properties: Record<string, TSchema>): TSchema =>
  object(
    { type: Type.Literal(type), ...properties },
    { title: `${titleOf(type)}Notice`, description },
  );

/** What a socket says besides events. */
const NOTICES: readonly TSchema[] = [
  notice('connection_established', 'The first message of a connection', {
    tenant: object({ id: Uuid, slug: Type.String(), name: Type.String() }),
    position: Position,
    recent: Type.Optional({ ...Position, description: 'The place of a minute ago' }),
    message: Sentence,
  }),
  notice('resumed', 'Every missed event has been sent', { position: Position }),
  notice('reload', 'Read everything again; what follows goes on from this place', {
    position: Position,
  }),
  notice('project.hidden', 'You may not see the project any more', { projectId: Uuid }),
  notice('role.changed', 'You have another role in the workspace', { role: oneOf(ROLES) }),
  notice('presence', 'Who looks at a project now', {
    projectId: Uuid,
    people: Type.Array(object({ id: Uuid, name: Type.String(), taskId: nullable(Uuid) })),
    total: Type.Integer({ minimum: 0 }),
  }),
  notice('typing', 'Someone else writes a comment on a task now', {
    taskId: Uuid,
    person: Reference,
  }),
  notice('pong', 'The answer to a ping', { message: Sentence }),
  notice('subscribed', 'Events of this project come', { projectId: Uuid }),
  notice('unsubscribed', 'Events of this project no longer come', { projectId: Uuid }),
  notice('error', 'A message was not understood or not allowed', {
    code: Type.String({ maxLength: 60 }),
    message: Sentence,
  }),
];

/** The schemas of everything that a socket delivers, by the names that the contract gives them. */
export function contractOfLive(
  features: readonly LiveFeature[],
): Readonly<Record<'LiveEvent' | 'LiveNotice', { readonly oneOf: readonly TSchema[] }>> {
  const events = [...presentersOf(features)].map(([type, { on, shows }]) => {
    const declared = on.find((each) => each.type === type);
    return eventOf(type, declared?.summary ?? type, shows);
  });
  return { LiveEvent: { oneOf: events }, LiveNotice: { oneOf: NOTICES } };
}

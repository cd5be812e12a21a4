import type { EventType, TenantEvent } from '#messaging/events/index.ts';
import type { Notice } from '#identity/index.ts';
import type { Note } from './model.ts';

/** The types of events that may concern someone, each once. */
export const sourcesOf = (notices: readonly Notice[]): EventType[] => [
  ...new Set(notices.flatMap(({ from }) => from.map(({ type }) => type))),
];

/** Whom an event concerns and how: never the one whose doing it was. */
export function notesOf(
  event: TenantEvent,
  notices: readonly Notice[],
): ReadonlyMap<string, readonly Note[]> {
  const notes = new Map<string, Note[]>();
  for (const { name: kind, from: sources } of notices)
    for (const { personId, from, to } of sources.flatMap(({ concerns }) => concerns(event))) {
      if (personId === null || personId === event.actorId) continue;
      notes.set(personId, [...(notes.get(personId) ?? []), { kind, from, to }]);
    }
  return notes;
}

/** The task that an event is about, by the notices that come from it. */
export const taskOf = (
  { type, subjectId }: TenantEvent,
  notices: readonly Notice[],
): string | null =>
  notices.some(
    ({ about, from }) => about === 'task' && from.some((source) => source.type.type === type),
  )
    ? subjectId
    : null;

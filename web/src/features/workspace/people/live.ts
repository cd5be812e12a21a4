import type { LiveWorkspace, EventReducer } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { peopleQuery } from './queries.ts';

/** Brings the people up to date that screens pick from. */
export const peopleReducer: EventReducer = {
  apply(live, events) {
    for (const event of events) if (event.type === 'member.changed') takeMember(live, event.data);
  },
};

function takeMember(live: LiveWorkspace, { id, name }: { id: string; name: string }): void {
  const people = queryClient.getQueryData(peopleQuery(live.slug).queryKey);
  const known = people?.find((person) => person.id === id);
  live.markStale([live.slug, 'people']);
  // Tasks and projects name people.
  if (known && known.name !== name)
    for (const what of ['tasks', 'projects']) live.markStale([live.slug, what]);
}

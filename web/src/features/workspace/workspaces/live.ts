import type { Label } from '#api/index.ts';
import { markStale, type EventReducer } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { labelsQuery, peopleQuery } from './queries.ts';

type Told = Pick<Label, 'id' | 'name' | 'color'>;

function isKnownLabel(slug: string, type: string, { id, name, color }: Told): boolean {
  const known = queryClient
    .getQueryData(labelsQuery(slug).queryKey)
    ?.find((label) => label.id === id);
  return type === 'label.changed' && known?.name === name && known.color === color;
}

/** Brings the directories up to date that screens pick from: people and labels. */
export const directoryReducer: EventReducer = {
  apply(slug, events) {
    for (const { type, data } of events) {
      if (type.startsWith('label.')) {
        if (!isKnownLabel(slug, type, data as Told)) markStale(labelsQuery(slug).queryKey);
        // Tasks hold the names of their labels.
        if (type === 'label.deleted' || 'previousName' in (data as object))
          markStale([slug, 'tasks']);
      }
      if (type !== 'member.changed') continue;
      const { id, name } = data as { id: string; name: string };
      const known = queryClient
        .getQueryData(peopleQuery(slug).queryKey)
        ?.find((person) => person.id === id);
      markStale([slug, 'people']);
      // Tasks and projects name people.
      if (known && known.name !== name)
        for (const what of ['tasks', 'projects']) markStale([slug, what]);
    }
  },
};

import { markStale, type EventReducer } from '#live/index.ts';
import { trashKey } from './queries.ts';

/** Reads the trash again when something went in or out. */
export const trashReducer: EventReducer = {
  apply(slug, events) {
    if (events.some(({ type }) => /^(?:task|project)\.(?:deleted|restored|purged)$/.test(type)))
      markStale([...trashKey(slug)]);
  },
};

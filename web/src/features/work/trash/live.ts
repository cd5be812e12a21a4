import { markStale, type NewsReader } from '#live/index.ts';
import { trashKey } from './queries.ts';

/** Reads the trash again when something went in or out. */
export const trashReader: NewsReader = {
  take(slug, events) {
    if (events.some(({ type }) => /^(?:task|project)\.(?:deleted|restored|purged)$/.test(type)))
      markStale([...trashKey(slug)]);
  },
};

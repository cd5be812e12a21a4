import type { LiveWorkspace, EventReducer } from '#live/index.ts';
import { inboxKey } from './queries.ts';

/** Has the inbox read anew: what one may see of it may be another. */
const refresh = (live: LiveWorkspace): void => live.markStale(inboxKey(live.slug));

/** Brings the inbox up to date: when there is news in it, and when what it names is called or placed otherwise. */
export const inboxReducer: EventReducer = {
  apply(live, events) {
    const concerns = events.some(
      ({ type, changed = [] }) =>
        type === 'notification.changed' ||
        type === 'task.deleted' ||
        type === 'task.restored' ||
        type.startsWith('project.') ||
        (type === 'task.updated' && changed.includes('title')),
    );
    if (concerns) refresh(live);
  },
  hide: refresh,
};

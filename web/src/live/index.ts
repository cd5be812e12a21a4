/**
 * The connection to the server over which a workspace tells what happens in it: connecting, coming back with
 * what was missed, who else is there. What an event means is for features to know; they hand in reducers.
 */
export { connectionState, follow, type Following } from './open.ts';
export { EventBuffer, type EventReducer } from './event-buffer.ts';
export { looksAt, useLookAtProject, useLookAtTask, useOthersAt } from './presence.ts';
export { markStale, waitWhile } from './stale.ts';
export type { LiveEvent } from './wire.ts';

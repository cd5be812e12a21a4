/**
 * The connection to the server over which a workspace tells what happens in it: connecting, coming back with
 * what was missed, who else is there. What an event means is for features to know; they hand in reducers.
 */
export type { LiveEvent } from '#api/index.ts';
export {
  LiveProvider,
  useConnection,
  useLive,
  useLookAtProject,
  useLookAtTask,
  useOthersAt,
  useTyping,
} from './context.tsx';
export { EventBuffer, type EventReducer } from './event-buffer.ts';
export { follow, type Following } from './open.ts';
export { LiveWorkspace } from './workspace.ts';

import { liveEventTypes, liveNoticeTypes, type LiveEvent, type LiveNotice } from '#api/index.ts';

/** What the server says besides events. */
export type ControlMessage = LiveNotice;

/** Somebody who looks at a project, or at one of its tasks. */
export type Watcher = Extract<ControlMessage, { type: 'presence' }>['people'][number];

/** What this page says to the server. */
export type ClientMessage =
  | { type: 'ping' }
  | { type: 'resume'; position: string }
  | { type: 'presence'; projectId: string | null; taskId: string | null }
  | { type: 'typing'; taskId: string };

const eventTypes: ReadonlySet<unknown> = new Set(liveEventTypes);
const controlTypes: ReadonlySet<unknown> = new Set(liveNoticeTypes);

const isEvent = (message: { type: unknown }): message is LiveEvent =>
  eventTypes.has(message.type) && 'position' in message && 'data' in message;
const isControl = (message: { type: unknown }): message is ControlMessage =>
  controlTypes.has(message.type);

/** Reads what came over the connection; undefined for what a newer server may say and this page does not know. */
export function parseMessage(
  text: unknown,
): { control: ControlMessage } | { event: LiveEvent } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(String(text));
  } catch {
    return undefined;
  }
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  if (isControl(message)) return { control: message };
  return isEvent(message) ? { event: message } : undefined;
}

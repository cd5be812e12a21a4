import type { Reference } from '#api/index.ts';

/** Something that happened in a workspace, as the server tells it to this person. */
export interface LiveEvent {
  /** Such as `task.updated`. */
  type: string;
  /** Where in the workspace's stream it stands; only good for giving it back to the server. */
  position: string;
  projectId: string | null;
  /** What it is about; each feature knows its own. */
  data: unknown;
  /** The names of fields that are not what they were, where it is about a change. */
  changed?: readonly string[];
  /** Null for what nobody did, and for who is gone. */
  actor: Reference | null;
  /** ISO-8601 UTC. */
  at: string;
}

/** Somebody who looks at a project, or at one of its tasks. */
export interface Watcher extends Reference {
  taskId: string | null;
}

/** What the server says besides events. */
export type ControlMessage =
  | { type: 'connection_established'; position: string; recent?: string }
  | { type: 'resumed'; position: string }
  | { type: 'reload'; position: string }
  | { type: 'presence'; projectId: string; people: Watcher[]; total: number }
  | { type: 'project.hidden'; projectId: string }
  | { type: 'role.changed'; role: string }
  | { type: 'pong' };

/** What this page says to the server. */
export type ClientMessage =
  | { type: 'ping' }
  | { type: 'resume'; position: string }
  | { type: 'presence'; projectId: string | null; taskId: string | null };

const controlTypes = new Set([
  'connection_established',
  'resumed',
  'reload',
  'presence',
  'project.hidden',
  'role.changed',
  'pong',
]);

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
  const { type } = message;
  if (typeof type !== 'string') return undefined;
  if (controlTypes.has(type)) return { control: message as ControlMessage };
  return 'position' in message && 'data' in message ? { event: message as LiveEvent } : undefined;
}

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
export type Word =
  | { type: 'connection_established'; position: string; recent?: string }
  | { type: 'resumed'; position: string }
  | { type: 'reload'; position: string }
  | { type: 'presence'; projectId: string; people: Watcher[]; total: number }
  | { type: 'project.hidden'; projectId: string }
  | { type: 'role.changed'; role: string }
  | { type: 'pong' };

/** What this page says to the server. */
export type Said =
  | { type: 'ping' }
  | { type: 'resume'; position: string }
  | { type: 'presence'; projectId: string | null; taskId: string | null };

const words = new Set([
  'connection_established',
  'resumed',
  'reload',
  'presence',
  'project.hidden',
  'role.changed',
  'pong',
]);

/** Reads what came over the line; undefined for what a newer server may say and this page does not know. */
export function read(text: unknown): { word: Word } | { event: LiveEvent } | undefined {
  let said: unknown;
  try {
    said = JSON.parse(String(text));
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null || !('type' in said)) return undefined;
  const { type } = said;
  if (typeof type !== 'string') return undefined;
  if (words.has(type)) return { word: said as Word };
  return 'position' in said && 'data' in said ? { event: said as LiveEvent } : undefined;
}

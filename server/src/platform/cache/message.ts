import { MAX_MESSAGE } from '#platform/bus/index.ts';

/** What one process tells the others, on the bus. */
export type InvalidationMessage =
  /** `cleared` says where Redis has lost it: a server's id, or {@link ANYWHERE}; undefined is nowhere. */
  | { readonly is: 'key'; readonly name: string; readonly key: string; readonly cleared?: string }
  | { readonly is: 'epoch'; readonly epoch: number }
  | { readonly is: 'everything' };

/** Cleared by going on to another epoch, so from every server. */
export const ANYWHERE = '*';

/** A key that is too long to send invalidates everything. */
export function writeMessage(message: InvalidationMessage): string {
  if (message.is === 'everything') return '[]';
  if (message.is === 'epoch') return JSON.stringify([String(message.epoch)]);
  const { name, key, cleared } = message;
  const text = JSON.stringify(cleared === undefined ? [name, key] : [name, key, cleared]);
  return Buffer.byteLength(text) > MAX_MESSAGE ? '[]' : text;
}

/** What is not understood counts as a reason to forget everything. */
export function readMessage(text: string): InvalidationMessage {
  const [name, key, cleared] = partsOf(text);
  if (name === undefined) return { is: 'everything' };
  if (key !== undefined) return { is: 'key', name, key, ...(cleared !== undefined && { cleared }) };
  const epoch = Number(name);
  return Number.isSafeInteger(epoch) ? { is: 'epoch', epoch } : { is: 'everything' };
}

function partsOf(text: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(text);
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // falls through
  }
  return [];
}

import { parseId } from '#kernel/ids.ts';
import { KEY_PATTERN } from './key.ts';

/** How a request names a project: by id or by key. */
export interface ProjectRef {
  readonly by: 'id' | 'key';
  readonly value: string;
}

const KEY = new RegExp(KEY_PATTERN);

/** Undefined when the text can be neither, so that nothing of that name can exist. */
export function parseProjectRef(text: string): ProjectRef | undefined {
  const id = parseId(text);
  if (id) return { by: 'id', value: id };
  const key = text.toUpperCase();
  return KEY.test(key) ? { by: 'key', value: key } : undefined;
}

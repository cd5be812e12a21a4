import { parseId } from '#kernel/ids.ts';
import { parseProjectRef } from '#features/work/projects/index.ts';

/** How a request names a task: by id, or by a key such as QUIC-12. */
export type TaskRef =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'key'; readonly key: string; readonly number: number };

const KEY = /^([A-Za-z][A-Za-z0-9]{1,9})-([1-9]\d{0,8})$/;

/** Undefined when the text can be neither, so that nothing of that name can exist. */
export function parseTaskRef(text: string): TaskRef | undefined {
  const id = parseId(text);
  if (id) return { by: 'id', id };
  const [, key, number] = KEY.exec(text) ?? [];
  const project = key === undefined ? undefined : parseProjectRef(key);
  return project && { by: 'key', key: project.value, number: Number(number) };
}
